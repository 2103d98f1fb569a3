import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

let browser: Browser
let room: StreamRoom
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = await StreamRoom.open(browser)
})
afterEach(() => room.close())

test('a recorder’s first key lands in their first entry, and Enter begins the next', async () => {
  const a = await room.join('記録係A')
  await a.type('一つ目')
  await a.press('Enter')
  await a.type('二つ目')
  await a.sees('一つ目', '二つ目')
  await room.until(({ entries }) => entries.length === 2)
  const [first, second] = room.meeting.entries
  expect(first?.recorder).toBe('記録係A')
  expect(second?.recorder).toBe('記録係A')
  expect(new Set([first?.id, second?.id]).size).toBe(2)
  expect(Date.parse(second?.at ?? '')).toBeGreaterThan(0)
  await a.press('Enter')
  await room.until(({ entries }) => entries.length === 3)
  expect(room.meeting.entries.map(({ unwritten }) => unwritten)).toEqual([null, null, true])
  await a.type('あ')
  await a.press('Backspace')
  await room.until(({ entries }) => entries[2]?.text === '' && entries[2].unwritten === null)
  expect(a.errors).toEqual([])
})

test('what is typed after everything was undone is recorded like a first entry', async () => {
  const a = await room.join('記録係A')
  await a.type('取り消す')
  await room.until(({ entries }) => entries[0]?.text === '取り消す')
  await a.press('Control+Z')
  await room.until(({ entries }) => entries.every(({ text }) => text === ''))
  await a.type('残る')
  await room.until(({ entries }) => entries.some(({ text }) => text === '残る'))
  const { entries, currentAgenda } = room.meeting
  const entry = entries.find(({ text }) => text === '残る')
  expect(entry).toMatchObject({ recorder: '記録係A', agenda: currentAgenda })
  expect(Date.parse(entry?.at ?? '')).toBeGreaterThan(0)
  expect(a.errors).toEqual([])
})

test('when one’s first entry was undone, writing goes on in an own one and never in a colleague’s', async () => {
  room.write(['乙の一', '乙の二'])
  const a = await room.join('記録係A')
  await a.sees('乙の一', '乙の二', '')
  await a.type('甲')
  await a.sees('乙の一', '乙の二', '甲')
  await a.press('Control+z', 'Control+z', 'Control+z')
  await a.sees('乙の一', '乙の二', '')
  await a.compose('の')
  await a.commit('残る')
  await room.until(({ entries }) => entries.at(-1)?.text === '残る')
  expect(room.meeting.entries.map(({ text }) => text)).toEqual(['乙の一', '乙の二', '残る'])
  expect(room.meeting.entries.at(-1)?.recorder).toBe('記録係A')
})

test('Enter inherits theme and speaker, and takes the current agenda item', async () => {
  const a = await room.join('記録係A')
  await a.type('一つ目')
  await a.press('Alt+Digit2')
  await a.type('＠委員B')
  await a.press('Enter', 'Enter')
  await a.type('二つ目')
  await room.until(({ entries }) => entries[1]?.text === '二つ目' && entries[0]?.text === '一つ目')
  const { entries, themes, attendees, currentAgenda } = room.meeting
  for (const entry of entries) {
    expect(entry.theme).toBe(themes[1]?.id)
    expect(entry.speaker).toBe(attendees[1]?.id)
    expect(entry.agenda).toBe(currentAgenda)
  }
})

test('Enter in the middle of a line makes the rest the next entry; at its start an empty one before', async () => {
  const a = await room.join('記録係A')
  await a.type('前半後半')
  await a.press('ArrowLeft', 'ArrowLeft', 'Enter')
  await a.sees('前半', '後半')
  await a.press('Enter')
  await a.sees('前半', '', '後半')
  await a.type('あ')
  await a.sees('前半', '', 'あ後半')
  await room.until(({ entries }) => entries.length === 3 && entries[2]?.text === 'あ後半')
  expect(new Set(room.meeting.entries.map(entry => entry.id)).size).toBe(3)
})

test('Shift+Enter breaks the line inside the entry', async () => {
  const a = await room.join('記録係A')
  await a.type('上')
  await a.press('Shift+Enter')
  await a.type('下')
  await room.until(({ entries }) => entries[0]?.text === '上\n下')
  expect(room.meeting.entries).toHaveLength(1)
})

test('＃ filters themes as typed, Enter picks and takes the characters away', async () => {
  const a = await room.join('記録係A')
  await a.type('道内中小企業＃データ')
  await a.page.waitForSelector('[role=option]')
  expect(await a.page.locator('[role=option]').first().textContent()).toContain('データ利活用')
  await a.press('Enter')
  await room.until(({ entries, themes }) => entries[0]?.theme === themes[2]?.id && entries[0]?.theme !== null)
  expect(await a.lines()).toEqual(['道内中小企業'])
  expect(await a.page.locator('[role=option]').count()).toBe(0)
})

test('a theme that is missing is created from the picker', async () => {
  const a = await room.join('記録係A')
  await a.type('#行政')
  await a.page.waitForSelector('[role=option]')
  await a.press('Enter')
  await room.until(({ entries, themes }) => themes.length === 4 && entries[0]?.theme === themes[3]?.id)
  expect(room.meeting.themes[3]?.label).toBe('行政')
})

test('Esc leaves the characters as text, and Enter then begins the next entry', async () => {
  const a = await room.join('記録係A')
  await a.type('番号＃産')
  await a.page.waitForSelector('[role=option]')
  await a.press('Escape', 'Enter')
  await a.sees('番号＃産', '')
  expect(room.meeting.entries[0]?.theme).toBeNull()
})

test('／ chooses the kind', async () => {
  const a = await room.join('記録係A')
  await a.type('いつから始まるのか／質問')
  await a.page.waitForSelector('[role=option]')
  await a.press('Enter')
  await room.until(
    ({ entries }) => entries[0]?.kind === 'question' && entries[0]?.text === 'いつから始まるのか',
  )
})

test('Alt+0 takes the theme away; digits count by their physical key', async () => {
  const a = await room.join('記録係A')
  await a.type('本文')
  await a.press('Alt+Digit1')
  await room.until(({ entries, themes }) => entries[0]?.theme === themes[0]?.id)
  await a.press('Alt+Digit0')
  await room.until(({ entries }) => entries[0]?.theme === null)
})

test('Ctrl+Enter goes on at the very end and reuses one’s own empty entry there', async () => {
  room.write(['甲', '乙'])
  const a = await room.join('記録係A')
  await a.sees('甲', '乙', '')
  await a.goTo('甲')
  await a.press('Control+Enter')
  await a.type('丙')
  await a.sees('甲', '乙', '丙')
})

function paste({ page }: Recorder, text: string): Promise<void> {
  return page.evaluate(pasted => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('[role=textbox]')?.dispatchEvent(event)
  }, text)
}

test('pasted lines become entries of their own, blank ones are dropped', async () => {
  const a = await room.join('記録係A')
  await a.type('頭')
  await paste(a, '一行目\n二行目\n\n四行目')
  await a.sees('頭一行目', '二行目', '四行目')
  await room.until(({ entries }) => entries.length === 3)
  expect(new Set(room.meeting.entries.map(entry => entry.id)).size).toBe(3)
})

test('a paragraph too long for a line is parted, more than one edit can take changes nothing; both are said', async () => {
  const a = await room.join('記録係A')
  const paragraph = `${'道内の産業'.repeat(19)}。`.repeat(400)
  await paste(a, paragraph)
  await a.page.getByText('いくつかの記録にしました').waitFor()
  await room.until(({ entries }) => entries.map(({ text }) => text).join('') === paragraph)
  const { length } = room.meeting.entries
  await paste(a, paragraph.repeat(40))
  await a.page.getByText('一度に貼り付けられるのは').waitFor()
  await a.type('続き')
  await room.until(({ entries }) => entries.at(-1)?.text.endsWith('。続き') === true)
  expect(room.meeting.entries).toHaveLength(length)
})

test('undo takes back one’s own words and never a colleague’s', async () => {
  const a = await room.join('記録係A')
  await a.type('甲の文')
  await room.until(({ entries }) => entries[0]?.text === '甲の文')
  const b = await room.join('記録係B')
  await b.sees('甲の文', '')
  await b.goTo('甲の文')
  await b.type('乙')
  await a.sees('甲の文乙', '')
  // on a slow machine each key is a step of its own
  await a.press('Control+z', 'Control+z', 'Control+z')
  await room.until(({ entries }) => entries[0]?.text === '乙')
  expect(room.meeting.entries[0]?.recorder).toBe('記録係A')
})

test('however fast one types, undo takes one entry at a time', async () => {
  const a = await room.join('記録係A')
  await a.type('一つ目')
  await a.press('Enter')
  await a.type('二つ目')
  await a.sees('一つ目', '二つ目')
  // on a slow machine each key is a step of its own
  while ((await a.lines()).length > 1) await a.press('Control+z')
  expect(await a.lines()).toEqual(['一つ目'])
})

test('undoing everything leaves the line that a colleague writes in, with what it was created with', async () => {
  const a = await room.join('記録係A')
  await a.type('一つ目')
  await a.press('Alt+2', 'Enter')
  await a.type('甲の文')
  await room.until(({ entries }) => entries[1]?.text === '甲の文')
  const { id, theme, recorder, at } = room.meeting.entries[1] ?? {}
  const b = await room.join('記録係B')
  await b.goTo('甲の文')
  await b.type('乙')
  await a.sees('一つ目', '甲の文乙', '')
  for (let press = 0; press < 12; press++) await a.press('Control+z')
  await room.until(({ entries }) => entries[0]?.text === '乙')
  expect(theme).toBe(room.meeting.themes[1]?.id)
  expect(room.meeting.entries[0]).toMatchObject({ id, theme, recorder, at })
})

test('text dropped from another window comes in where it is dropped, one entry a line', async () => {
  const a = await room.join('記録係A')
  await a.type('頭')
  await a.page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', '一行目\n二行目')
    const row = document.querySelector('[data-id] > p')
    const box = row?.getBoundingClientRect()
    const at = { clientX: (box?.left ?? 0) + 300, clientY: (box?.top ?? 0) + 12 }
    row?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...at }))
  })
  await a.sees('頭一行目', '二行目')
})
