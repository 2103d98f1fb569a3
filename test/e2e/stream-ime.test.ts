import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { launchBrowser } from '../support/browser.ts'
import { insertLineBefore, insertText } from '../support/colleague-edits.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

/** `IME_ROUNDS=10` proves what once may be luck. */
const ROUNDS = Number(process.env.IME_ROUNDS ?? 1)
const LIMIT_MS = 30_000 * ROUNDS

/** A second is plenty on a quiet machine; a busy one may take its time, as long as nobody ends the composition. */
const LIVE_WITHIN_MS = 5_000

let browser: Browser
let room: StreamRoom
let a: Recorder
let b: Recorder
beforeAll(async () => {
  browser = await launchBrowser()
  room = await StreamRoom.open(browser)
  a = await room.join('記録係A')
  b = await room.join('記録係B')
})
afterAll(async () => {
  expect([...a.errors, ...b.errors]).toEqual([])
  await room.close()
  await browser.close()
})

const entryOf = (id: string) => room.meeting.entries.find(entry => entry.id === id)
const textOf = (id: string) => entryOf(id)?.text

/** A line at the end of the meeting with A's caret in it, before its last two characters. */
async function lineWithA(text = 'これはです'): Promise<string> {
  room.write([text])
  const id = room.meeting.entries.at(-1)?.id ?? ''
  await a.standIn(id, text.length - 2)
  return id
}

test(
  'phrases without a pause stay whole and in order while colleagues write, tag and begin lines',
  async () => {
    const phrases = '今日|は|会議|で|記録|を|取る|人|が|六人|以上|いる|ので|大変'.split('|')
    const words = 'abcdefghijklmnopqrstuvwxyz'
    for (let round = 0; round < ROUNDS; round++) {
      const id = await lineWithA()
      await b.standIn(id, 0)
      const typing = b.type(words)
      for (const [step, phrase] of phrases.entries()) {
        await a.compose('か')
        setEntry(room.doc, id, { theme: room.meeting.themes[step % 3]?.id ?? null })
        await a.compose(phrase)
        insertLineBefore(room.doc, id, `above-${round}-${step}`, `上${step}`)
        await a.commit(phrase)
      }
      await typing
      const expected = `${words}これは${phrases.join('')}です`
      await room.until(
        () => textOf(id) === expected,
        () => `${textOf(id)}`,
      )
      await Promise.all([a.seesIn(id, expected), b.seesIn(id, expected)])
    }
  },
  LIMIT_MS,
)

test('text held back while composing counts as not saved', async () => {
  const id = await lineWithA()
  await a.compose('にほん')
  await a.page.getByText('保存しています').first().waitFor()
  expect(textOf(id)).toBe('これはです')
  await a.commit('日本')
  await a.page.getByText(/^保存済み（/).waitFor()
  expect(textOf(id)).toBe('これは日本です')
})

test('leaving the editor ends the composition, and its text is sent', async () => {
  const id = await lineWithA()
  await a.compose('にほん')
  await a.page.getByRole('button', { name: '自分の記録' }).focus()
  await room.until(() => textOf(id) === 'これはにほんです')
  await a.page.getByText(/^保存済み（/).waitFor()
})

const INERT_KEYS = [
  ['Enter', 'Enter'],
  ['Enter', 'Enter', 'Control'],
  ['Enter', 'Enter', 'Shift'],
  ['#', 'Digit3'],
  ['@', 'Digit2'],
  ['/', 'Slash'],
  ['Tab', 'Tab'],
  ['1', 'Digit1', 'Alt'],
  ['0', 'Digit0', 'Alt'],
  ['Backspace', 'Backspace'],
  ['Delete', 'Delete'],
  ['Escape', 'Escape'],
  ['ArrowLeft', 'ArrowLeft'],
  ['F6', 'F6'],
] as const

test('while composing no key does anything but what the input method makes of it', async () => {
  const id = await lineWithA()
  setEntry(room.doc, id, { theme: room.meeting.themes[1]?.id ?? null })
  await a.page.waitForSelector(`[data-id="${id}"]:not([data-themeless])`)
  const before = room.meeting.entries.length
  await a.compose('にほ')
  for (const [key, code, modifier] of INERT_KEYS) await a.pressForInputMethod(key, code, modifier)
  await a.compose('にほん')
  expect(await a.page.locator('[role=option]').count()).toBe(0)
  await a.commit('日本')
  await room.until(() => textOf(id) === 'これは日本です')
  expect(entryOf(id)?.theme).toBe(room.meeting.themes[1]?.id)
  expect(room.meeting.entries).toHaveLength(before)
  await a.seesIn(id, 'これは日本です')
})

test('nor does the key that Safari sends after the end of the composition', async () => {
  const id = await lineWithA()
  const before = room.meeting.entries.length
  for (const [key, code, modifier] of INERT_KEYS) {
    await a.compose('に')
    await a.commit('日')
    await a.pressForInputMethod(key, code, modifier)
  }
  const expected = `これは${'日'.repeat(INERT_KEYS.length)}です`
  await room.until(
    () => textOf(id) === expected,
    () => `${textOf(id)}`,
  )
  expect(entryOf(id)?.theme).toBeNull()
  expect(room.meeting.entries).toHaveLength(before)
})

test('the Enter after that begins the next entry', async () => {
  const id = await lineWithA()
  await a.press('End')
  await a.compose('そう')
  await a.pressForInputMethod('Enter', 'Enter')
  await a.commit('相')
  await room.until(() => textOf(id) === 'これはです相')
  const before = room.meeting.entries.length
  await a.press('Enter')
  await room.until(({ entries }) => entries.length === before + 1)
})

test('a composed trigger opens the picker, and Enter picks only after the conversion', async () => {
  const id = await lineWithA()
  await a.press('End')
  await a.compose('＃')
  await a.commit('＃')
  await a.compose('くら')
  await a.page.waitForSelector('[role=option]')
  await a.pressForInputMethod('Enter', 'Enter')
  await a.compose('暮らし')
  await a.commit('暮らし')
  await a.pressForInputMethod('Enter', 'Enter')
  await room.until(() => textOf(id) === 'これはです＃暮らし')
  await a.page.waitForSelector('[role=option]')
  expect(entryOf(id)?.theme).toBeNull()
  await a.press('Enter')
  await room.until(({ themes }) => entryOf(id)?.theme === themes[1]?.id)
  await a.seesIn(id, 'これはです')
})

test('while one line is composed, the others, the outline and the counters stay live', async () => {
  const id = await lineWithA()
  room.write(['別の行'], '記録係Y')
  const other = room.meeting.entries.at(-1)?.id ?? ''
  await b.standIn(other, 3)
  const pane = (name: string) => a.page.getByRole('complementary', { name })
  const theme = pane('議事とテーマ').getByRole('button', { name: 'データ利活用' })
  const before = await theme.textContent()
  await a.compose('にほん')
  setEntryText(room.doc, id, '前これはです')
  await b.type('も')
  await b.press('Control+Enter')
  await b.type('生きている')
  await b.press('Alt+Digit3')
  await room.until(({ entries }) => entries.at(-1)?.text === '生きている' && !!entries.at(-1)?.theme)
  const within = { timeout: LIVE_WITHIN_MS }
  await Promise.all([
    a.seesIn(other, '別の行も', within),
    a.seesIn(room.meeting.entries.at(-1)?.id ?? '', '生きている', within),
    pane('骨子').getByText('生きている').waitFor(within),
    expect.poll(() => theme.textContent(), within).not.toBe(before),
  ])
  expect(textOf(id)).toBe('前これはです')
  await a.commit('日本')
  await room.until(() => textOf(id) === '前これは日本です')
})

test('who composes in a line that a colleague takes away goes on writing in the line that is kept', async () => {
  const id = await lineWithA('消える行')
  insertText(room.doc, id, 0, '前')
  await a.seesIn(id, '前消える行')
  await a.compose('にほん')
  room.remove(id)
  await a.commit('日本')
  await a.page.getByText('ほかの人がこの行を消しました。').waitFor()
  await a.compose('ご')
  await a.commit('語')
  await room.until(({ entries }) => entries.at(-1)?.text === '日本語')
  expect(room.meeting.entries.at(-1)?.recorder).toBe('記録係A')
})
