import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addItem, entryElement, removeEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { entriesOf } from '../../shared/meeting/meeting-doc.ts'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

let browser: Browser
let room: StreamRoom
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(() => room.close())

/** A colleague puts entries at a place of the first page. */
function insertAt(place: number, texts: readonly string[]): void {
  const page = entriesOf(room.doc).get(0)
  if (!(page instanceof Y.XmlElement)) throw new Error('there is no page')
  const at = '2026-11-26T10:00:00Z'
  const elements = texts.map((text, index) =>
    entryElement({ id: `in-${place}-${index}`, recorder: '記録係Z', at, text }),
  )
  page.insert(place, elements)
}

/** Where the current row's text begins in the window, to the pixel fraction. */
function placeOfText(a: Recorder): Promise<{ readonly left: number; readonly top: number }> {
  return a.page.locator('[data-current] > p').evaluate(row => {
    const range = document.createRange()
    range.selectNodeContents(row)
    const { left, top } = range.getClientRects()[0] ?? row.getBoundingClientRect()
    return { left, top }
  })
}

async function seesRow(a: Recorder, text: string): Promise<void> {
  await a.page.locator('[data-id] > p', { hasText: text }).waitFor({ state: 'attached' })
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `発言${at + 1}。`)
const LONG = 'とても長い発言が続くと行は折り返される。'.repeat(5)

for (const [length, count] of [
  ['a short record', 3],
  ['a record that has just filled the window', 13],
  ['a long record', 45],
] as const)
  test(`in ${length} the row being typed in stays put while entries come and go around it`, async () => {
    room = await StreamRoom.open(browser, { texts: numbered(count) })
    const a = await room.join('記録係A')
    await seesRow(a, `発言${count}。`)
    await a.goTo(`発言${count - 1}。`)
    await a.type('途中の文')
    const place = await placeOfText(a)
    insertAt(0, ['いちばん上', `${LONG}上`])
    await seesRow(a, `${LONG}上`)
    expect(await placeOfText(a)).toEqual(place)
    insertAt(count - 1, ['すぐ上'])
    await seesRow(a, 'すぐ上')
    expect(await placeOfText(a)).toEqual(place)
    room.write(['下に一つ', `${LONG}下`])
    await seesRow(a, `${LONG}下`)
    expect(await placeOfText(a)).toEqual(place)
    const page = entriesOf(room.doc).get(0)
    if (page instanceof Y.XmlElement) page.delete(0, 2)
    await a.page.locator('[data-id="in-0-0"]').waitFor({ state: 'detached' })
    expect(await placeOfText(a)).toEqual(place)
  })

test('so it does where the first page has become empty', async () => {
  room = await StreamRoom.open(browser, { texts: numbered(53) })
  for (const { id } of room.meeting.entries.slice(0, 50)) removeEntry(room.doc, id)
  const a = await room.join('記録係A')
  await a.goTo('発言52。')
  await a.type('途中の文')
  const place = await placeOfText(a)
  room.write(['すぐ下', `${LONG}下`])
  await seesRow(a, `${LONG}下`)
  expect(await placeOfText(a)).toEqual(place)
})

test('a caret at the beginning of a line stays in it among lines like it, whatever colleagues do above', async () => {
  room = await StreamRoom.open(browser, { texts: ['同じ文', '同じ文', '同じ文', '同じ文'] })
  const a = await room.join('記録係A')
  const [first = '', second = '', , own = ''] = room.meeting.entries.map(({ id }) => id)
  await a.standIn(own, 0)
  setEntryText(room.doc, second, '同じ文です')
  await a.seesIn(second, '同じ文です')
  insertAt(0, ['同じ文'])
  await a.page.waitForSelector('[data-id="in-0-0"]')
  removeEntry(room.doc, first)
  await a.page.locator(`[data-id="${first}"]`).waitFor({ state: 'detached' })
  await a.type('頭の')
  await a.seesIn(own, '頭の同じ文')
})

test('a caret goes to the next line when a colleague takes away its own', async () => {
  room = await StreamRoom.open(browser, { texts: ['上の行', '真ん中の行', '下の行'] })
  const a = await room.join('記録係A')
  const [, middle = '', last = ''] = room.meeting.entries.map(({ id }) => id)
  await a.standIn(middle, 0)
  removeEntry(room.doc, middle)
  await a.page.waitForSelector(`[data-id="${last}"][data-current]`)
})

test('the row being typed in stays put when hints, a picker and the banner come', async () => {
  room = await StreamRoom.open(browser, { texts: numbered(3) })
  const a = await room.join('記録係A')
  await seesRow(a, '発言3。')
  await a.goTo('発言2。')
  await a.type('途中の文')
  await a.page.getByText(/^保存済み（/).waitFor()
  const place = await placeOfText(a)
  await a.type('＠')
  await a.page.waitForSelector('[role=listbox]')
  expect(await placeOfText(a)).toEqual(place)
  await a.press('Escape', 'Backspace')
  const b = await room.join('記録係B')
  await b.type('乙が打つ')
  await a.page.getByText('記録係Bが入力しています').waitFor()
  expect(await placeOfText(a)).toEqual(place)
  await room.cut()
  await a.page.getByText('接続が切れています。入力は続けられます。').first().waitFor()
  await a.type('。')
  await a.page.locator('[data-current][data-unsaved]').waitFor()
  expect(await placeOfText(a)).toEqual(place)
})

test('at 200 % zoom and on a tablet nothing is cut off, and axe finds nothing', async () => {
  room = await StreamRoom.open(browser, { texts: ['発言一', '発言二'] })
  const a = await room.join('記録係A', { width: 683, height: 384 })
  await a.type('途中の文')
  await a.press('Alt+1', 'Alt+Shift+Digit2')
  for (const viewport of [
    { width: 683, height: 384 },
    { width: 820, height: 1180 },
    { width: 1024, height: 768 },
    { width: 1366, height: 768 },
  ]) {
    await a.page.setViewportSize(viewport)
    const cut = await a.page.locator('main button:visible, footer button:visible').evaluateAll(buttons =>
      buttons.flatMap(button => {
        const { left, right, bottom } = button.getBoundingClientRect()
        const isInside = left >= 0 && right <= innerWidth && bottom <= innerHeight
        return isInside && button.scrollWidth <= button.clientWidth + 1 ? [] : [button.textContent]
      }),
    )
    expect(cut).toEqual([])
    expect(
      await a.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0)
    const overlaps = await a.page.locator('main > :last-child button:visible').evaluateAll(buttons => {
      const boxes = buttons.map(button => button.getBoundingClientRect()).sort((x, y) => x.left - y.left)
      return boxes.filter((box, at) => box.right > (boxes[at + 1]?.left ?? innerWidth) + 1).length
    })
    expect(overlaps).toBe(0)
    expect(await violationsOn(a.page)).toEqual([])
  }
})

test('with the browser’s letters larger by a quarter no control is cut off, and labels keep to their column', async () => {
  room = await StreamRoom.open(browser, { texts: ['発言一', '発言二'] })
  const a = await room.join('記録係A')
  await a.page.evaluate(() => document.documentElement.style.setProperty('font-size', '20px'))
  const beyond = await a.page
    .locator(':is(header, main, aside, footer) :is(a, button):visible')
    .evaluateAll(all =>
      all.filter(each => each.getBoundingClientRect().right > innerWidth).map(each => each.outerHTML),
    )
  expect(beyond).toEqual([])
  const [column, width] = await a.page.locator('[data-current]').evaluate(row => {
    const probe = document.body.appendChild(document.createElement('span'))
    probe.style.cssText = 'position: absolute; white-space: nowrap; font-size: var(--fs-14)'
    probe.textContent = '長いテーマの名前'
    const { width } = probe.getBoundingClientRect()
    return [Number.parseFloat(getComputedStyle(row).gridTemplateColumns.split(' ')[3] ?? '0'), width]
  })
  expect(width).toBeLessThanOrEqual((column ?? 0) - 26)
})

test('in English a window of half the width cuts off no control, with the connection or without', async () => {
  room = await StreamRoom.open(browser, { texts: ['発言一'] })
  const a = await room.join('Recorder', { width: 683, height: 384 })
  await a.page.evaluate(() => localStorage.setItem('yoroku-language', 'en'))
  await a.page.reload()
  await a.page.getByRole('textbox', { name: 'Record' }).waitFor()
  const cut = () =>
    a.page
      .locator(':is(header, footer) :is(a, button):visible')
      .evaluateAll(all =>
        all.filter(each => each.getBoundingClientRect().right > innerWidth).map(each => each.outerHTML),
      )
  expect(await cut()).toEqual([])
  await Promise.all(Array.from({ length: 12 }, () => room.witness()))
  const people = a.page.getByRole('list', { name: 'People here' }).getByRole('button')
  await expect.poll(() => people.count()).toBeGreaterThanOrEqual(12)
  expect(await cut()).toEqual([])
  await room.cut()
  await a.type('words')
  await a.page.getByRole('button', { name: 'Copy what I typed' }).waitFor()
  expect(await cut()).toEqual([])
  const word = a.page.locator('[data-unsaved] time')
  expect(await word.evaluate(time => time.scrollWidth - time.clientWidth)).toBeLessThanOrEqual(0)
})

test('what is written takes the room of a pane that is closed, on either side', async () => {
  room = await StreamRoom.open(browser, { texts: ['発言一'] })
  const a = await room.join('記録係A')
  const edges = () =>
    a.page.locator('main').evaluate(main => {
      const { left, right } = main.getBoundingClientRect()
      return [left, innerWidth - right]
    })
  const [left = 0, right = 0] = await edges()
  expect(Math.min(left, right)).toBeGreaterThan(0)
  await a.press('Control+b')
  await expect.poll(edges).toEqual([0, right])
  await a.press('Control+j')
  await expect.poll(edges).toEqual([0, 0])
  await a.press('Control+b')
  await expect.poll(edges).toEqual([left, 0])
})

test('a name keeps its line beside a long affiliation, and the list its place in a low window', async () => {
  room = await StreamRoom.open(browser, { texts: ['発言一', '発言二', '発言三', '発言四'] })
  const affiliation = '国立大学法人北海道国立大学機構北見工業大学工学部地域未来デザイン工学科'
  for (const name of ['佐藤花子', '鈴木一郎', '高橋次郎', '田中三郎', '伊藤四郎', '渡辺五郎'])
    addItem(room.doc, 'attendees', name, { name, affiliation })
  const a = await room.join('記録係A', { width: 683, height: 384 })
  await a.press('Control+Enter')
  await a.type('@')
  const first = a.page.getByRole('option').first()
  const named = a.page.getByRole('option').filter({ hasText: '佐藤花子' })
  expect((await named.boundingBox())?.height).toBeLessThan(40)
  const bar = await a.page.locator('header').boundingBox()
  expect((await first.boundingBox())?.y).toBeGreaterThanOrEqual(bar?.height ?? Infinity)
})
