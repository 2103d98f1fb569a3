import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { exampleSite } from '../support/example-site.ts'
import { TestApp } from '../support/test-app.ts'

const site = exampleSite(() => TestApp.start())

/** Holds a file of the program back: each request for it fails, and is counted, until it is let through. */
async function withhold(page: Page, name: string) {
  const file = new RegExp(`/assets/${name}-[^/]*\\.js$`)
  let refused = 0
  await page.route(file, async route => {
    refused += 1
    await route.abort()
  })
  return { refused: () => refused, letThrough: () => page.unroute(file) }
}

const texts = () => readMeeting(site.meeting.doc).entries.map(entry => entry.text)

test('a dialog whose code does not come says so over the page, which goes on; it is asked for again on demand and when it is opened', async () => {
  const { page } = await site.newPerson()
  await site.open(page, 'stream')
  await page.waitForSelector('[role=textbox]')
  const sheet = await withhold(page, 'KeySheet')
  const opener = page.getByRole('button', { name: 'キーの一覧' })
  const notice = page.getByRole('alert')
  await opener.click()
  await notice.getByText('表示できません。').waitFor()
  await page.keyboard.type('書き続ける')
  await expect.poll(texts).toEqual(['書き続ける'])
  await notice.getByRole('button', { name: 'もう一度' }).click()
  await expect.poll(sheet.refused).toBe(2)
  await notice.getByRole('button', { name: '閉じる' }).click()
  await notice.waitFor({ state: 'detached' })
  await sheet.letThrough()
  await opener.click()
  await page.getByRole('dialog', { name: 'キーの一覧' }).waitFor()
})

test('a page whose code does not come says so in its place, and is there once it is asked for again; no word is lost', async () => {
  const { page } = await site.newPerson()
  await site.open(page, 'stream')
  await page.waitForSelector('[role=textbox]')
  await page.keyboard.type('書いた文')
  const summary = await withhold(page, 'SummaryPage')
  await page.getByRole('link', { name: '開催概要' }).click()
  const again = page.getByRole('alert').getByRole('button', { name: 'もう一度' })
  await again.waitFor()
  await expect.poll(texts).toEqual(['書いた文'])
  await summary.letThrough()
  await again.click()
  await page.getByText('書いた文').first().waitFor()
})

test('the writing help whose code does not come is asked for again once the network is back', async () => {
  const { page } = await site.newPerson()
  const help = await withhold(page, 'start-assist')
  await site.open(page, 'stream')
  await page.waitForSelector('[role=textbox]')
  await expect.poll(help.refused).toBe(1)
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
      return help.refused()
    })
    .toBeGreaterThan(1)
})

test('a page goes on whose worker’s start does not come', async () => {
  const { page } = await site.newPerson()
  const start = await withhold(page, 'start-worker')
  await site.open(page, 'stream')
  await expect.poll(start.refused).toBe(1)
  await page.waitForSelector('[role=textbox]')
  await page.keyboard.type('書き続ける')
  await expect.poll(texts).toEqual(['書き続ける'])
})
