import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendEntry, setEntry } from '../../shared/meeting/edit-meeting.ts'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

const ONE = '中小企業向けに、大学や高専の教員、学生の力を活用できるよう、貢献できるかもしれない。'
const OTHER = '大学や高専の先生と学生の力を、中小企業のために活用できないか。'
const ABOUT_DATA = [
  '酪農のデータが海外に流れ、活用できない。',
  'オープンデータの公開を進め、活用を促すべき。',
]
const ABOUT_LIFE = ['介護分野はデジタル化が遅れている。', '高齢者の暮らしを支える人が足りない。']

let browser: Browser
let room: StreamRoom
let a: Recorder
beforeAll(async () => {
  browser = await launchBrowser()
  room = await StreamRoom.open(browser)
  write(ABOUT_DATA, 2)
  write(ABOUT_LIFE, 1)
  a = await room.join('記録係A')
})
afterAll(async () => {
  await room.close()
  await browser.close()
})

/** Entries that a colleague has tagged; `theme` is the place of the theme in the list. */
function write(texts: readonly string[], theme: number | null, recorder = '記録係Z'): void {
  for (const text of texts)
    appendEntry(room.doc, {
      id: `known-${text}`,
      recorder,
      at: new Date().toISOString(),
      theme: theme === null ? null : (room.meeting.themes[theme]?.id ?? null),
      text,
    })
}

const entryOf = (text: string) => room.meeting.entries.find(entry => entry.text === text)
const assistLine = (recorder: Recorder) =>
  recorder.page.locator('[aria-live=polite]', { has: recorder.page.locator('kbd') })
const chip = (recorder: Recorder) => recorder.page.locator('[data-part=chip]')
const heights = (recorder: Recorder) =>
  recorder.page.locator('[data-id]').evaluateAll(rows => rows.map(row => row.getBoundingClientRect().height))

/** Tab at once after the caret has moved to the first row: the browser has not reported the move yet. */
const tabElsewhere = (recorder: Recorder) =>
  recorder.page.evaluate(() => {
    getSelection()?.collapse(document.querySelector('[data-id] > p'), 0)
    const init = { key: 'Tab', keyCode: 9, bubbles: true, cancelable: true }
    document.querySelector('[role=textbox]')?.dispatchEvent(new KeyboardEvent('keydown', init))
  })

test('a theme is suggested in a pause of typing; Tab gives it to the row, and undo takes it back alone', async () => {
  const text = '行政のデータを公開し、活用する仕組みが必要。'
  await a.type(text)
  await room.until(() => entryOf(text) !== undefined)
  const before = await heights(a)
  await assistLine(a).getByText('テーマ「データ利活用」を付ける').waitFor()
  await chip(a).getByText('データ利活用').waitFor()
  expect(await heights(a)).toEqual(before)
  expect(entryOf(text)?.theme).toBeNull()
  await tabElsewhere(a)
  await chip(a).waitFor({ state: 'detached' })
  expect(await a.page.getByText('テーマ「データ利活用」を付けました。').count()).toBe(0)
  await a.goTo(text)
  await chip(a).getByText('データ利活用').waitFor()
  await a.press('Tab')
  await room.until(() => entryOf(text)?.theme === room.meeting.themes[2]?.id)
  await a.page.getByText('テーマ「データ利活用」を付けました。').waitFor()
  await a.press('Control+z')
  await room.until(() => entryOf(text)?.theme === null)
  expect(await chip(a).count()).toBe(0)
})

test('a row that inherited its theme is suggested another one; its own choice is not questioned', async () => {
  await a.press('Control+Enter', 'Alt+Digit2')
  await a.type('介護の現場は人が足りない。')
  await a.press('Enter')
  await a.type('酪農のデータを公開して活用すべき。')
  await assistLine(a).getByText('テーマを「データ利活用」に変える').waitFor()
  await a.press('Alt+Digit1')
  await chip(a).waitFor({ state: 'detached' })
  await a.type('行政のデータも。')
  await room.until(({ entries }) => entries.some(({ text }) => text.endsWith('行政のデータも。')))
  await a.press('Tab')
  expect(room.meeting.entries.at(-1)?.theme).toBe(room.meeting.themes[0]?.id)
})

test('nothing is suggested and Tab does nothing while the input method composes', async () => {
  await a.press('Control+Enter', 'Alt+Digit0')
  await a.type('次に。')
  await a.press('Enter')
  await a.type('行政のデータを公開し、活用する')
  await chip(a).waitFor()
  await a.compose('しくみ')
  await chip(a).waitFor({ state: 'detached' })
  await a.page.evaluate(() => {
    const init = { key: 'Tab', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }
    document.querySelector('[role=textbox]')?.dispatchEvent(new KeyboardEvent('keydown', init))
  })
  await a.commit('仕組み')
  await room.until(({ entries }) => entries.some(({ text }) => text.endsWith('仕組み')))
  expect(room.meeting.entries.at(-1)?.theme).toBeNull()
  await chip(a).waitFor()
})

test('the same remark by two recorders is pointed out to both; Alt+M merges it, deletes nothing, and undo brings it back', async () => {
  const b = await room.join('記録係B')
  await a.press('Control+Enter')
  await a.type(ONE)
  await room.until(() => entryOf(ONE) !== undefined)
  await b.press('Control+Enter')
  await b.type(OTHER)
  await room.until(() => entryOf(OTHER) !== undefined)
  const before = await heights(b)
  for (const each of [a, b]) {
    await assistLine(each).getByText('重複の候補').waitFor()
    await each.page.waitForFunction(() => document.querySelectorAll('[data-duplicate]').length === 2)
  }
  expect(await heights(b)).toEqual(before)
  expect(await violationsOn(b.page)).toEqual([])
  await b.press('Alt+KeyM')
  await room.until(() => entryOf(OTHER)?.mergedInto === entryOf(ONE)?.id)
  expect(entryOf(ONE)?.mergedInto).toBeNull()
  await b.page.getByText('まとめました。').waitFor()
  await a.page.waitForSelector('[data-merged]')
  await assistLine(a).getByText('重複の候補').waitFor({ state: 'detached' })
  expect(await a.lines()).toEqual(expect.arrayContaining([ONE, OTHER]))
  await b.page.getByRole('button', { name: '元に戻す' }).click()
  await room.until(() => entryOf(OTHER)?.mergedInto === null)
  await a.page.waitForFunction(() => document.querySelectorAll('[data-duplicate]').length === 2)
  await b.page.getByRole('button', { name: 'まとめる' }).click()
  await room.until(() => entryOf(OTHER)?.mergedInto === entryOf(ONE)?.id)
  await b.page.getByRole('button', { name: '元に戻す' }).click()
  await room.until(() => entryOf(OTHER)?.mergedInto === null)
  await a.page.waitForFunction(() => document.querySelectorAll('[data-duplicate]').length === 2)
})

test('Alt+N then keeps both, which is remembered in this window', async () => {
  await assistLine(a).getByText('重複の候補').waitFor()
  await a.press('Alt+KeyN')
  await a.page.getByText('別の意見として残しました。').waitFor()
  expect(await a.page.locator('[data-duplicate]').count()).toBe(0)
  await a.page.reload()
  write(['運転手の平均年齢は高く、五年後には半分が退職する。'], null, '記録係Y')
  write(['運転手の平均年齢が高い。五年後に半分が退職する。'], null)
  await a.page.waitForFunction(() => document.querySelectorAll('[data-duplicate]').length > 0)
  expect(await a.page.locator('[data-duplicate]', { hasText: '運転手' }).count()).toBe(2)
  expect(await a.page.locator('[data-duplicate]', { hasText: '大学' }).count()).toBe(0)
  expect(room.meeting.entries.every(entry => entry.mergedInto === null)).toBe(true)
})

test('a hint beside an entry’s kind keeps to a row of one line, and stands in the speaker’s and the tick’s place', async () => {
  const row = a.page.locator('[data-duplicate]', { hasText: '運転手の平均年齢が高い' })
  const id = (await row.getAttribute('data-id')) ?? ''
  setEntry(room.doc, id, { kind: 'decision' })
  await row.getByText('決定').waitFor()
  const { below, intoKind } = await row.evaluate(element => {
    const meta = element.querySelector('[data-word]') ?? element
    const [cell, kind] = ['cell', 'kind'].map(part => meta.shadowRoot?.querySelector(`[part=${part}]`))
    const { marginTop, height } = getComputedStyle(meta, '::before')
    const hint = (cell?.getBoundingClientRect().top ?? Infinity) + Number.parseFloat(marginTop)
    return {
      below: hint + Number.parseFloat(height) - element.getBoundingClientRect().bottom,
      intoKind: (kind?.getBoundingClientRect().bottom ?? Infinity) - hint,
    }
  })
  expect(below).toBeLessThanOrEqual(0.5)
  expect(intoKind).toBeLessThan(4)
  setEntry(room.doc, id, { status: 'confirmed' })
  const tick = row.locator('span', { hasText: /^確認済み$/ })
  await expect.poll(() => tick.evaluate(each => getComputedStyle(each).color)).toBe('rgba(0, 0, 0, 0)')
})
