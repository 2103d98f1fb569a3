import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

const FORTY = Array.from({ length: 40 }, (_, at) => `発言${at + 1}。`)

let browser: Browser
let room: StreamRoom
let a: Recorder
let b: Recorder
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = await StreamRoom.open(browser, { texts: FORTY })
  a = await room.join('記録係A')
  b = await room.join('記録係B')
})
afterEach(() => room.close())

const person = () => a.page.getByRole('button', { name: /^記録係B/ })
const row = (text: string) => a.page.locator('[data-id] > p', { hasText: text })

async function isInView(text: string): Promise<void> {
  const scroller = a.page.locator('main').locator('xpath=.//*[.//*[@role="textbox"]]').last()
  const frame = await scroller.boundingBox()
  await expect
    .poll(async () => {
      const box = await row(text).boundingBox()
      return frame && box && box.y >= frame.y && box.y + box.height <= frame.y + frame.height
    })
    .toBe(true)
}

test('a colleague is followed from entry to entry, until one types, and one’s own caret stays', async () => {
  await a.type('甲の文')
  await b.goTo('発言3。')
  await person().click()
  await a.page.getByText('記録係Bを追っています。').waitFor()
  await isInView('発言3。')
  await b.goTo('発言22。')
  await isInView('発言22。')
  expect(await person().getAttribute('aria-pressed')).toBe('true')
  expect(await violationsOn(a.page)).toEqual([])
  await a.type('の続き')
  await a.page.getByText('記録係Bを追っています。').waitFor({ state: 'detached' })
  await room.until(({ entries }) => entries.some(({ text }) => text === '甲の文の続き'))
  await isInView('甲の文の続き')
})

test('Esc ends following, and the palette begins it', async () => {
  await a.press('Control+k')
  await a.type('おう 記録係b')
  await a.press('Enter')
  await a.page.getByText('記録係Bを追っています。').waitFor()
  await a.press('Escape')
  await a.page.getByText('記録係Bを追っています。').waitFor({ state: 'detached' })
})

test('a recorder who leaves fades at once, with the caret, and is gone a little later', async () => {
  await b.goTo('発言40。')
  await a.page.locator('[data-letter=B]').waitFor()
  await b.page.close()
  await a.page.locator('li[data-left]', { hasText: '記録係B 退室' }).waitFor({ timeout: 2_000 })
  await a.page.locator('[data-letter=B]').waitFor({ state: 'detached', timeout: 1_000 })
  await a.page.getByText('記録係B 退室').waitFor({ state: 'detached', timeout: 8_000 })
})
