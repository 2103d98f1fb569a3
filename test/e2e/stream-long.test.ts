import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { insertText } from '../support/colleague-edits.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

/** Nine pages. */
const TEXTS = Array.from({ length: 420 }, (_, index) => `長い会議の発言${index + 1}番`)

let browser: Browser
let room: StreamRoom
let a: Recorder
beforeAll(async () => {
  browser = await launchBrowser()
  room = await StreamRoom.open(browser, { texts: TEXTS })
  await room.until(({ entries }) => entries.length === TEXTS.length)
  a = await room.join('記録係A')
})
afterAll(async () => {
  await room.close()
  await browser.close()
})

test('one writes at the end at once; the pages before it are drawn while one does, each row with its margin', async () => {
  await a.type('すぐに書ける')
  await room.until(({ entries }) => entries.at(-1)?.text === 'すぐに書ける')
  await a.page.waitForFunction(count => document.querySelectorAll('[data-id] > p').length === count, 421)
  expect((await a.lines()).slice(0, 420)).toEqual(TEXTS)
  expect(await a.page.locator('[data-undrawn]').count()).toBe(0)
  const margins = a.page.locator('[data-id] > time')
  expect(await margins.count()).toBe(421)
  expect(
    await margins.evaluateAll(times =>
      times.every(time => /^"\d\d:\d\d"$/.test(getComputedStyle(time, '::before').content)),
    ),
  ).toBe(true)
})

test('rows keep to their pane while pages out of sight are passed over', async () => {
  const right = (selector: string) =>
    a.page
      .locator(selector)
      .evaluateAll(all => Math.max(...all.map(each => each.getBoundingClientRect().right)))
  expect(await right('[data-id]')).toBeLessThanOrEqual(await right('main'))
})

test('only the page with the caret is never passed over, also once the caret has left another', async () => {
  const held = (id: string) =>
    a.page
      .locator('[data-holds-caret]')
      .evaluateAll((pages, at) => pages.map(page => page.querySelector(`[data-id="${at}"]`) !== null), id)
  for (const id of ['colleague-300', 'colleague-100', 'colleague-300', 'colleague-310']) {
    await a.standIn(id, 1)
    await expect.poll(() => held(id)).toEqual([true])
  }
})

test('the caret is brought into sight, away from the edges, and a row that is in sight does not move', async () => {
  const placed = async (block: ScrollLogicalPosition) => {
    await a.standIn('colleague-300', 1)
    const row = a.page.locator('[data-id="colleague-300"] > p')
    await row.evaluate((element, side) => element.scrollIntoView({ block: side }), block)
    const before = await seen()
    await a.type('あ')
    await expect.poll(async () => (await seen()).text).not.toBe(before.text)
    return { before, after: await seen() }
  }
  const seen = () =>
    a.page.locator('[data-id="colleague-300"] > p').evaluate(element => {
      const [row, pane] = [element, element.closest('main') ?? element].map(each =>
        each.getBoundingClientRect(),
      )
      const [above, below] = [(row?.top ?? 0) - (pane?.top ?? 0), (pane?.bottom ?? 0) - (row?.bottom ?? 0)]
      return { text: element.textContent, above, below }
    })
  const atEnd = await placed('end')
  expect(atEnd.before.below).toBeLessThan(60)
  expect(atEnd.after.below).toBeGreaterThan(64)
  const atStart = await placed('start')
  expect(atStart.after.above).toBeGreaterThan(atStart.before.above)
  const inMiddle = await placed('center')
  expect(inMiddle.after.above).toBe(inMiddle.before.above)
})

test('what stands far above is found by the browser’s search once it is drawn', async () => {
  const find = (words: string) =>
    a.page.evaluate(sought => {
      const search: unknown = Reflect.get(window, 'find')
      const isWrapping = [false, false, true] as const
      return typeof search === 'function' && search.call(window, sought, ...isWrapping) === true
    }, words)
  await expect.poll(() => find('発言137番')).toBe(true)
  expect(await find('発言138番も')).toBe(false)
})

test('a colleague’s edit far above arrives there, and the row with the caret stays where it was', async () => {
  await a.press('Control+Enter')
  const top = () => a.page.locator('[data-current]').evaluate(row => row.getBoundingClientRect().top)
  const before = await top()
  insertText(room.doc, 'colleague-60', 0, '直した')
  await a.page.waitForFunction(() =>
    document.querySelector('[data-id="colleague-60"] > p')?.textContent?.startsWith('直した'),
  )
  expect(await top()).toBe(before)
})

test('undo of what is out of sight leads there and says so, and writing goes on there; so does redo', async () => {
  const [near, far] = ['colleague-10', 'colleague-200']
  const isInSight = (id: string) =>
    a.page.locator(`[data-id="${id}"][data-current]`).evaluate(row => {
      const { top, bottom } = row.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
  const said = a.page.getByText('移りました')
  await a.standIn(near, 2)
  await a.type('甲')
  await room.until(({ entries }) => entries[9]?.text === '長い甲会議の発言10番')
  await a.standIn(far, 2)
  await a.press('Control+z')
  await a.seesIn(near, '長い会議の発言10番')
  expect(await isInSight(near)).toBe(true)
  await said.waitFor()
  await a.standIn(far, 2)
  await a.press('Control+y')
  await a.seesIn(near, '長い甲会議の発言10番')
  expect(await isInSight(near)).toBe(true)
  await a.compose('お')
  await a.commit('乙')
  await room.until(({ entries }) => entries[9]?.text === '長い甲乙会議の発言10番')
  expect(room.meeting.entries[199]?.text).toBe('長い会議の発言200番')
})
