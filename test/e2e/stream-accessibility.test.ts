import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { StreamRoom } from '../support/stream-room.ts'

let browser: Browser
let room: StreamRoom
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = await StreamRoom.open(browser, { texts: Array.from({ length: 30 }, (_, at) => `発言${at + 1}`) })
})
afterEach(() => room.close())

test('axe finds nothing while one writes, with a picker open, in light and in dark', async () => {
  const a = await room.join('記録係A')
  await a.type('要約')
  expect(await violationsOn(a.page)).toEqual([])
  await a.type('#')
  await a.page.waitForSelector('[role=listbox]')
  expect(await violationsOn(a.page)).toEqual([])
  await a.page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(a.page)).toEqual([])
})

test('axe finds nothing on the page of a meeting that nobody has written in', async () => {
  const empty = await StreamRoom.open(browser)
  const a = await empty.join('記録係A')
  expect(await violationsOn(a.page)).toEqual([])
  await empty.close()
})

test('entries are a list whose items read time, theme, text and speaker', async () => {
  const a = await room.join('記録係A')
  await a.type('人材が足りない')
  await a.press('Alt+2')
  await a.type('@')
  await a.press('Enter')
  const item = a.page.getByRole('listitem').filter({ hasText: '人材が足りない' }).first()
  await expect
    .poll(async () => (await item.ariaSnapshot()).replace(/[\s"]/g, ''))
    .toMatch(/\d\d:\d\d.*2暮らし.*人材が足りない.*委員A/)
  expect(await a.page.getByRole('textbox', { name: '記録' }).getByRole('list').count()).toBe(1)
})

test('whoever comes in sees the place where they go on writing', async () => {
  room.write(['自分の最後の発言'], '記録係A')
  room.write(Array.from({ length: 10 }, (_, at) => `続き${at + 1}`))
  const a = await room.join('記録係A')
  const row = a.page.locator('[data-current]')
  await row.filter({ hasText: '自分の最後の発言' }).waitFor()
  const box = await row.boundingBox()
  expect(box?.y).toBeGreaterThan(90)
  expect(box?.y).toBeLessThan(680)
})
