import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

let browser: Browser
let room: StreamRoom
let a: Recorder
let b: Recorder
/** The row that A's page has begun; B's caret stands in it. */
let row: string

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = await StreamRoom.open(browser)
  a = await room.join('記録係A')
  await room.until(({ entries }) => entries.length === 1)
  row = room.meeting.entries[0]?.id ?? ''
  b = await room.join('記録係B')
  await room.until(({ entries }) => entries.length === 2)
  await b.page.locator(`[data-id="${row}"] > p`).click()
  await b.page.waitForSelector(`[data-id="${row}"][data-current]`)
})
afterEach(async () => {
  expect([...a.errors, ...b.errors]).toEqual([])
  await room.close()
})

const entryNow = () => room.meeting.entries.find(({ id }) => id === row)

/** Waits until everybody sees the row so, under this recorder's mark and as theirs alone. */
async function stands(text: string, letter: 'A' | 'B'): Promise<void> {
  const recorder = `記録係${letter}`
  await room.until(
    () => entryNow()?.text === text && entryNow()?.recorder === recorder,
    () => JSON.stringify(entryNow()),
  )
  for (const [reader, own] of [[a, 'A'] as const, [b, 'B'] as const]) {
    await reader.seesIn(row, text)
    const mine = own === letter ? '[data-mine]' : ':not([data-mine])'
    const marked = `[data-id="${row}"][data-hue="${letter}"]${mine} [data-initial="${letter}"]`
    await reader.page.waitForSelector(marked, { state: 'attached' })
  }
}

/** The recorders under whom the row's words ever stood in the document. */
function watchRecorders(): ReadonlySet<string> {
  const seen = new Set<string>()
  room.doc.on('update', () => {
    const entry = entryNow()
    if (entry !== undefined && entry.text !== '') seen.add(entry.recorder)
  })
  return seen
}

test('who types into a row that a colleague has only begun is its recorder for everybody, from the first key on', async () => {
  const at = entryNow()?.at
  const recorders = watchRecorders()
  await b.type('乙の発言')
  await stands('乙の発言', 'B')
  expect([...recorders]).toEqual(['記録係B'])
  expect(entryNow()?.at).toBe(at)
  await a.standIn(row, 0)
  await a.type('甲も')
  await stands('甲も乙の発言', 'B')
})

test('who composes in it is, and the row is not drawn anew under the input method', async () => {
  const recorders = watchRecorders()
  const text = await b.page.locator(`[data-id="${row}"] > p`).elementHandle()
  await b.watchRows()
  for (const step of ['に', 'にほ', 'にほん', '日本']) await b.compose(step)
  await b.commit('日本')
  for (const step of ['ご', '語']) await b.compose(step)
  await b.commit('語')
  await stands('日本語', 'B')
  expect([...recorders]).toEqual(['記録係B'])
  const isSame = await b.page
    .locator(`[data-id="${row}"] > p`)
    .evaluate((now, before) => now === before, text)
  expect(isSame).toBe(true)
  const shown = ['', 'に', 'にほ', 'にほん', '日本', '日本ご', '日本語']
  expect((await b.rowsSeen()).filter(each => !shown.includes(each))).toEqual([])
})

test('undo takes the words and the mark back as one step, and redo brings both', async () => {
  await b.type('乙')
  await stands('乙', 'B')
  await b.press('Control+z')
  await stands('', 'A')
  await b.press('Control+y')
  await stands('乙', 'B')
  await b.press('Control+z')
  await stands('', 'A')
  await b.compose('お')
  await b.commit('乙')
  await stands('乙', 'B')
})

test('undo of one’s words leaves the recorder’s own under their mark', async () => {
  await b.type('乙')
  await stands('乙', 'B')
  await a.standIn(row, 1)
  await a.type('甲')
  await stands('乙甲', 'B')
  await b.press('Control+z')
  await stands('甲', 'A')
})

test('who has begun the row and goes back on it does not take a colleague’s words along', async () => {
  await b.type('乙')
  await stands('乙', 'B')
  await a.standIn(row, 0)
  await a.press('Control+z')
  await a.type('甲')
  await stands('甲乙', 'B')
})

test('a composition that is given up and a choice of the picker leave the row to who has begun it', async () => {
  await b.compose('に')
  await b.compose('')
  await b.page.waitForFunction(() => document.querySelector('[data-current] > p')?.textContent === '')
  await b.type('＃暮らし')
  await b.press('Enter')
  const theme = room.meeting.themes[1]?.id
  await room.until(() => entryNow()?.theme === theme)
  await stands('', 'A')
  await b.type('乙')
  await stands('乙', 'B')
})

test('a trigger’s text that remains is the words of who typed it', async () => {
  await b.type('＃')
  await b.page.waitForSelector('[role=option]')
  await b.press('Escape')
  await stands('＃', 'B')
})

test('a row that was written and emptied keeps its recorder', async () => {
  await a.type('甲')
  await stands('甲', 'A')
  await a.press('Backspace')
  await stands('', 'A')
  await b.type('乙')
  await stands('乙', 'A')
})

test('two who write into it at once keep their words and agree on whose it is', async () => {
  await Promise.all([a.compose('こう'), b.compose('おつ')])
  await Promise.all([a.commit('甲'), b.commit('乙')])
  await room.until(() => [...(entryNow()?.text ?? '')].sort().join('') === '乙甲')
  const { text = '' } = entryNow() ?? {}
  await stands(text, 'B')
})
