import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

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

/** Ids of three new lines at the end; B's caret stands in the second. */
let lines: readonly string[]
beforeEach(async () => {
  room.write(['甲の行', '乙の行', '丙の行'])
  lines = room.meeting.entries.slice(-3).map(({ id }) => id)
  await b.standIn(line(1), 1)
  await a.page.waitForFunction(id => document.querySelector(`[data-id="${id}"] [data-letter="B"]`), line(1))
})

const line = (index: number) => lines[index] ?? ''
const texts = () => room.meeting.entries.filter(({ id }) => lines.includes(id)).map(({ text }) => text)
const asked = (word: string) => a.page.getByText(`記録係Bが${word}`).waitFor()
/** By the button in the line of hints, as one does without a keyboard. */
const answer = (word: string) => a.page.getByRole('button', { name: word }).click()
const ALL = ['甲の行', '乙の行', '丙の行']

/** Selects from the first line into the third. */
async function selectAll(): Promise<void> {
  await a.standIn(line(0), 1)
  await a.extendTo(line(2), 1)
}

test('Backspace at the start of a line in which a colleague stands asks first', async () => {
  await a.standIn(line(1), 0)
  await a.press('Backspace')
  await asked('この行にいます')
  expect(texts()).toEqual(ALL)
  await a.press('Backspace')
  await room.until(() => texts().join() === '甲の行乙の行,丙の行')
})

test('so does Delete at the end of the line before it', async () => {
  await a.standIn(line(0), 3)
  await a.press('Delete')
  await asked('この行にいます')
  expect(texts()).toEqual(ALL)
  await a.page.getByRole('button', { name: 'つなげる' }).press('Enter')
  await room.until(() => texts().join() === '甲の行乙の行,丙の行')
  await a.type('、')
  await room.until(() => texts().join() === '甲の行、乙の行,丙の行')
})

test('so does removing a selection that reaches over it', async () => {
  await selectAll()
  await a.press('Backspace')
  await asked('選んだ行にいます')
  expect(texts()).toEqual(ALL)
  await answer('消す')
  await room.until(() => texts().join() === '甲の行')
})

test('so does cutting it, and the clipboard then holds it', async () => {
  await selectAll()
  await a.press('Control+x')
  await asked('選んだ行にいます')
  expect(texts()).toEqual(ALL)
  await answer('消す')
  await room.until(() => texts().join() === '甲の行')
  await a.press('Control+v')
  await room.until(({ entries }) =>
    entries
      .map(({ text }) => text)
      .join()
      .endsWith('甲の行,乙の行,丙の行'),
  )
})

test('so do typing over it and Enter', async () => {
  await selectAll()
  await a.type('x')
  await asked('選んだ行にいます')
  expect(texts()).toEqual(ALL)
  await a.press('Enter')
  expect(texts()).toEqual(ALL)
  await a.type('x')
  expect(texts()).toEqual(ALL)
  await answer('消す')
  await room.until(() => texts().join() === '甲xの行')
})

test('the button removes nothing once the caret has gone elsewhere, however lately', async () => {
  await selectAll()
  await a.press('Backspace')
  await asked('選んだ行にいます')
  await a.page.evaluate(id => {
    getSelection()?.collapse(document.querySelector(`[data-id="${id}"] > p`), 0)
    for (const button of document.querySelectorAll('button'))
      if (button.textContent?.endsWith('消す')) button.click()
  }, line(0))
  await a.page.getByText('選んだ行にいます').waitFor({ state: 'detached' })
  expect(await a.lines()).toEqual(expect.arrayContaining(ALL))
  expect(texts()).toEqual(ALL)
})

test('an input method does not ask: nothing goes, and the caret stands behind the selection', async () => {
  await selectAll()
  await a.compose('に')
  await a.compose('二')
  await a.commit('二')
  await room.until(() => texts().join() === '甲の行,乙の行,丙二の行')
})

test('Esc and every other key withdraw the question; a key that is held down confirms nothing', async () => {
  await a.standIn(line(1), 0)
  await a.press('Backspace')
  await asked('この行にいます')
  await a.press('Escape')
  await a.page.getByText('記録係Bがこの行にいます').waitFor({ state: 'detached' })
  await a.press('Backspace')
  await asked('この行にいます')
  await answer('やめる')
  await a.page.getByText('記録係Bがこの行にいます').waitFor({ state: 'detached' })
  await a.press('Backspace')
  await asked('この行にいます')
  await a.press('ArrowRight', 'ArrowLeft')
  await a.page.getByText('記録係Bがこの行にいます').waitFor({ state: 'detached' })
  await a.page.keyboard.down('Backspace')
  await a.page.keyboard.down('Backspace')
  await a.page.keyboard.down('Backspace')
  await a.page.keyboard.up('Backspace')
  await asked('この行にいます')
  await a.type('前')
  await room.until(() => texts().join() === '甲の行,前乙の行,丙の行')
})

test('a line in which nobody else stands goes at once', async () => {
  await a.standIn(line(2), 0)
  await a.press('Backspace')
  await room.until(() => texts().join() === '甲の行,乙の行丙の行')
})
