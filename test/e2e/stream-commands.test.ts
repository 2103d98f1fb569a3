import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

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
})
afterEach(() => room.close())

const first = () => room.meeting.entries[0]

test('Ctrl+K finds a command by its label, by kana that is not yet converted, and by English', async () => {
  await a.type('本文')
  for (const query of ['載せない', 'のせない', 'leave out', 'ﾉｾﾅ']) {
    await a.press('Control+k')
    await a.type(query)
    await a.page.getByRole('option', { selected: true }).filter({ hasText: '載せない' }).waitFor()
    await a.press('Escape')
    await a.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await a.press('Control+k')
  await a.compose('かくにん')
  await a.page.getByRole('option', { selected: true }).filter({ hasText: '確認済みにする' }).waitFor()
  await a.commit('かくにん')
  await a.press('Enter')
  await room.until(() => first()?.status === 'confirmed')
  await a.type('続き')
  await a.sees('本文続き')
})

test('theme, speaker, kind and agenda item are given from the palette; what is missing is created there', async () => {
  await a.type('本文')
  for (const query of ['テーマ 暮らし', '委員b', 'しつもん', 'この記録の議事 意見交換']) {
    await a.press('Control+k')
    await a.type(query)
    await a.press('Enter')
  }
  await room.until(
    ({ entries: [entry], themes, attendees, agenda }) =>
      entry?.theme === themes[1]?.id &&
      entry?.speaker === attendees[1]?.id &&
      entry?.kind === 'question' &&
      entry?.agenda === agenda[1]?.id,
  )
  await a.page.getByRole('button', { name: '＠ 発言者' }).click()
  await a.type('山田')
  await a.press('Enter')
  await room.until(({ attendees, entries: [entry] }) => {
    const added = attendees.find(({ name }) => name === '山田')
    return added !== undefined && entry?.speaker === added.id
  })
})

test('Alt+C confirms, Alt+Delete leaves out, Alt+A moves to an item, Alt+Shift+digit names a speaker', async () => {
  await a.type('本文')
  await a.press('Alt+c')
  await room.until(() => first()?.status === 'confirmed')
  await a.press('Alt+Delete')
  await room.until(() => first()?.status === 'omitted')
  await a.press('Alt+Delete')
  await room.until(() => first()?.status === 'draft')
  await a.press('Alt+a')
  await a.type('2')
  await a.press('Enter')
  await room.until(({ entries: [entry], agenda }) => entry?.agenda === agenda[1]?.id)
  await a.press('Alt+Shift+Digit2')
  await room.until(({ entries: [entry], attendees }) => entry?.speaker === attendees[1]?.id)
})

test('the meeting and the projector are steered from the palette, panes and filters too', async () => {
  await a.type('本文')
  for (const query of ['次の議事へ', '投影を隠す', '投影の文字 さらに']) {
    await a.press('Control+k')
    await a.type(query)
    await a.press('Enter')
  }
  await room.until(
    ({ currentAgenda, agenda, projector }) =>
      currentAgenda === agenda[0]?.id && projector.blank && projector.scale === 1.3,
  )
  await a.press('Control+k')
  await a.type('表示 自分の記録')
  await a.press('Enter')
  await a.page.locator('[role=textbox][data-filter=mine]').waitFor()
  await a.press('Control+k')
  await a.type('こっし')
  await a.press('Enter')
  await a.page.getByRole('button', { name: '骨子を開く' }).waitFor()
})

test('whoever waits in an empty line when the meeting moves on writes under the new item', async () => {
  await a.press('Control+k')
  await a.type('会議の進行 意見交換')
  await a.press('Enter')
  await room.until(({ currentAgenda, agenda }) => currentAgenda === agenda[1]?.id)
  await a.type('始めます')
  await room.until(
    ({ entries: [entry], agenda }) => entry?.text === '始めます' && entry.agenda === agenda[1]?.id,
  )
})

test('? lists the keys outside of text, inside it is a character; a button and the palette list them too', async () => {
  await a.type('本当か?')
  await a.sees('本当か?')
  await a.press('F6', 'Shift+?')
  const sheet = a.page.getByRole('dialog', { name: 'キーの一覧' })
  await sheet.waitFor()
  expect(await violationsOn(a.page)).toEqual([])
  await a.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await a.page.getByRole('button', { name: 'キーの一覧' }).click()
  await sheet.waitFor()
  await a.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await a.press('Control+k')
  expect(await violationsOn(a.page)).toEqual([])
  await a.type('キーの一覧')
  await a.press('Enter')
  await sheet.waitFor()
})

test('the next entry under another theme and speaker is four keys away from a finished sentence', async () => {
  const keys = await a.page.evaluateHandle(() => {
    const pressed: string[] = []
    const isModifier = (key: string) => ['Alt', 'Shift', 'Control', 'Meta'].includes(key)
    addEventListener('keydown', event => isModifier(event.key) || pressed.push(event.key), true)
    return pressed
  })
  const count = () => keys.evaluate(pressed => pressed.length)
  await a.type('一人目の発言')
  await a.press('Alt+Digit1', 'Alt+Shift+Digit1')
  await a.press('Enter', 'Alt+Shift+Digit2')
  await a.type('二人目の発言')
  await room.until(({ entries }) => entries[1]?.text === '二人目の発言')
  const before = await count()
  await a.press('Enter', 'Alt+Digit3')
  await a.press('@', 'Enter')
  expect((await count()) - before).toBe(4)
  await a.type('また一人目')
  await room.until(({ entries: [one, two, three], themes, attendees }) => {
    const isTold = one?.speaker === attendees[0]?.id && two?.speaker === attendees[1]?.id
    return (
      isTold &&
      three?.text === 'また一人目' &&
      three.theme === themes[2]?.id &&
      three.speaker === one?.speaker
    )
  })
  const then = await count()
  await a.press('Enter', 'Alt+Digit2', 'Alt+Shift+Digit2')
  expect((await count()) - then).toBe(3)
  await room.until(({ entries, themes, attendees }) => {
    const next = entries[3]
    return next?.theme === themes[1]?.id && next?.speaker === attendees[1]?.id
  })
})
