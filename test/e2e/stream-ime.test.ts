import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { removeEntry, setEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Recorder, StreamRoom } from '../support/stream-room.ts'

const STEPS = ['に', 'にほ', 'にほん', '日本', '日本語'] as const

let browser: Browser
let room: StreamRoom
let a: Recorder
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = await StreamRoom.open(browser)
  a = await room.join('記録係A')
  await a.type('これはです')
  await a.press('ArrowLeft', 'ArrowLeft')
  await room.until(({ entries }) => entries[0]?.text === 'これはです')
})
afterEach(() => room.close())

const textNow = () => room.meeting.entries[0]?.text ?? ''
const idNow = () => room.meeting.entries[0]?.id ?? ''

/** Composes 日本語 with one edit of a colleague after each step, then commits. */
async function composeAmid(edit: (step: number) => void): Promise<void> {
  for (const [step, text] of STEPS.entries()) {
    await a.compose(text)
    edit(step)
    await a.page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
  }
  await a.commit('日本語')
}

test('a colleague who writes in the same line before the caret breaks no conversion', async () => {
  await composeAmid(step => setEntryText(room.doc, idNow(), `${'前'.repeat(step + 1)}これはです`))
  await room.until(({ entries }) => entries[0]?.text === '前前前前前これは日本語です')
  await a.sees('前前前前前これは日本語です')
})

test('a colleague who deletes before the caret, or re-tags the line, breaks no conversion', async () => {
  const theme = room.meeting.themes[0]?.id ?? ''
  await composeAmid(step => {
    setEntry(room.doc, idNow(), { theme: step % 2 === 0 ? theme : null })
    if (step === 2) setEntryText(room.doc, idNow(), 'これです')
  })
  await room.until(({ entries }) => entries[0]?.text === 'これ日本語です')
  await a.sees('これ日本語です')
})

test('new lines of colleagues arrive while somebody composes, and break nothing', async () => {
  await composeAmid(step => room.write([`新${step}`], `記録係${step}`))
  await room.until(({ entries }) => entries[0]?.text === 'これは日本語です')
  await a.page.waitForFunction(() => document.querySelectorAll('[data-id]').length >= 2)
})

test('nobody sees unconverted kana', async () => {
  const seen = new Set<string>()
  room.doc.on('update', () => seen.add(textNow()))
  await composeAmid(() => undefined)
  await room.until(({ entries }) => entries[0]?.text === 'これは日本語です')
  expect([...seen]).toEqual(['これは日本語です'])
})

test('text held back while composing counts as not saved', async () => {
  await a.compose('にほん')
  await a.page
    .getByText(/保存しています|未保存の変更/)
    .first()
    .waitFor()
  await a.commit('日本')
  await a.page.getByText(/^保存済み（/).waitFor()
  expect(textNow()).toBe('これは日本です')
})

test('the Enter that ends a conversion begins no new entry; the next one does', async () => {
  await a.press('End')
  await a.compose('そう')
  await a.page.evaluate(() => {
    const event = new KeyboardEvent('keydown', {
      key: 'Enter',
      keyCode: 229,
      isComposing: true,
      bubbles: true,
      cancelable: true,
    })
    document.querySelector('[role=textbox]')?.dispatchEvent(event)
  })
  await a.commit('相')
  await room.until(({ entries }) => entries[0]?.text === 'これはです相')
  expect(room.meeting.entries).toHaveLength(1)
  await a.press('Enter')
  await a.sees('これはです相', '')
})

test('phrases typed one after the other keep their order while a colleague edits the line', async () => {
  const phrases = ['今日', 'は', '会議', 'で', '記録', 'を', '取る']
  for (const [index, phrase] of phrases.entries()) {
    await a.compose('か')
    setEntryText(room.doc, idNow(), `${index}${textNow()}`)
    await a.compose(phrase)
    await a.commit(phrase)
  }
  await room.until(({ entries }) => entries[0]?.text === `6543210これは${phrases.join('')}です`)
  await a.sees(`6543210これは${phrases.join('')}です`)
})

test('a composed trigger opens the picker, and Enter picks only after the conversion', async () => {
  await a.press('End')
  await a.compose('＃')
  await a.commit('＃')
  await a.compose('くら')
  await a.compose('暮らし')
  await a.commit('暮らし')
  await a.page.waitForSelector('[role=option]')
  await a.press('Enter')
  await room.until(({ entries, themes }) => entries[0]?.theme === themes[1]?.id)
  await a.sees('これはです')
})

test('the line that somebody composes in can be taken away without an error', async () => {
  await a.compose('にほん')
  removeEntry(room.doc, idNow())
  await a.commit('日本')
  await a.page.waitForFunction(() => document.querySelectorAll('[data-id]').length === 0)
  expect(a.errors).toEqual([])
})
