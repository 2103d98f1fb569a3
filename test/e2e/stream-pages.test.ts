import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { entriesOf } from '../../shared/meeting/meeting-doc.ts'
import { launchBrowser } from '../support/browser.ts'
import { StreamRoom } from '../support/stream-room.ts'

const FIFTY = Array.from({ length: 50 }, (_, index) => `発言${index + 1}`)

let browser: Browser
let room: StreamRoom
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = await StreamRoom.open(browser, { texts: FIFTY })
})
afterEach(() => room.close())

test('the 51st entry begins a new page, by Enter too', async () => {
  const a = await room.join('記録係A')
  await a.type('五十一')
  await room.until(({ entries }) => entries.length === 51 && entries[50]?.text === '五十一')
  await a.goTo('発言50')
  await a.press('Enter')
  await a.type('間')
  await room.until(({ entries }) => entries.length === 52 && entries[50]?.text === '間')
  expect(entriesOf(room.doc).length).toBe(2)
})

test('Backspace at a page’s start joins with the last entry of the page before, Delete the other way', async () => {
  const a = await room.join('記録係A')
  await a.type('五十一')
  await a.press('Home', 'Backspace')
  await room.until(({ entries }) => entries.length === 50 && entries[49]?.text === '発言50五十一')
  await a.press('Enter')
  await room.until(({ entries }) => entries.length === 51 && entries[50]?.text === '五十一')
  await a.press('Backspace')
  await room.until(({ entries }) => entries.length === 50 && entries[49]?.text === '発言50五十一')
  await a.press('Control+Enter')
  await a.type('次')
  await room.until(({ entries }) => entries.length === 51)
  await a.goTo('発言50五十一')
  await a.press('Delete')
  await room.until(({ entries }) => entries.length === 50 && entries[49]?.text === '発言50五十一次')
})

test('arrow keys cross the border of pages', async () => {
  const a = await room.join('記録係A')
  await a.type('五十一')
  await a.press('Home', 'ArrowLeft')
  await a.type('左')
  await a.press('ArrowRight')
  await a.type('右')
  await room.until(({ entries }) => entries[49]?.text === '発言50左' && entries[50]?.text === '右五十一')
  await a.press('ArrowUp')
  await a.type('上')
  await room.until(({ entries }) => entries[49]?.text.includes('上') === true)
  await a.press('ArrowDown')
  await a.type('下')
  await room.until(({ entries }) => entries[50]?.text.includes('下') === true)
})

test('a selection over the border of pages is replaced, and no other entry moves', async () => {
  room.write(['後の発言'], '記録係Y')
  const a = await room.join('記録係A')
  await a.type('末尾')
  await room.until(({ entries }) => entries.length === 52)
  const kept = room.meeting.entries[51]?.id
  await a.goTo('発言50')
  await a.press('Home', 'Shift+ArrowDown')
  const selected = () => a.page.evaluate(() => String(getSelection()))
  await expect
    .poll(async () => {
      await a.press('Shift+End')
      return selected()
    })
    .toContain('後の発言')
  await a.type('替')
  await room.until(({ entries }) => entries.length === 51 && entries[49]?.text === '替')
  expect(room.meeting.entries[50]?.id).toBe(kept)
  expect(entriesOf(room.doc).length).toBe(2)
})
