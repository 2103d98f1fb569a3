import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MeetingCreated } from '../../shared/api.ts'
import { launchBrowser, newPerson, type Person } from '../support/browser.ts'
import { TestApp } from '../support/test-app.ts'

let browser: Browser
let app: TestApp
let meeting: MeetingCreated
beforeAll(async () => {
  browser = await launchBrowser()
  app = await TestApp.start()
  meeting = await app.createMeeting({ title: '推進会議', agenda: [{ title: '意見交換' }] })
  await app.admin(`/api/meetings/${meeting.id}`, 'PATCH', { phase: 'live' })
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** Opens a menu or dialog by its button and closes it, so that what they inject is injected. */
async function openAndClose({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  await page.locator('[role=dialog], [role=menu]').first().waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[role=dialog], [role=menu]').first().waitFor({ state: 'detached' })
}

test('no page of the lead, with its menus and dialogs, runs into the content security policy', async () => {
  const lead = await newPerson(browser)
  await lead.page.goto(`${app.url}/#${app.adminToken}`)
  await openAndClose(lead, '白紙から作る')
  await openAndClose(lead, '表示の設定')
  await lead.page.goto(`${app.url}/m/${meeting.id}`)
  await lead.page.getByLabel('表示する名前').fill('事務局')
  await lead.page.keyboard.press('Enter')
  await lead.page.getByRole('textbox', { name: '記録' }).waitFor()
  await lead.page.keyboard.type('＃')
  await lead.page.getByRole('listbox').waitFor()
  for (const screen of ['setup', 'summary', 'history', 'stream'] as const) {
    await lead.page.goto(`${app.url}/m/${meeting.id}/${screen}`)
    await openAndClose(lead, '共有')
    await openAndClose(lead, '会議中')
  }
  await lead.page.goto(`${app.url}/nowhere`)
  await lead.page.getByRole('heading', { level: 1 }).waitFor()
  expect(lead.errors).toEqual([])
})

test('nor does the room’s screen', async () => {
  const room = await newPerson(browser, { width: 1920, height: 1080 })
  await room.page.goto(meeting.links.view)
  await room.page.getByRole('heading', { level: 1 }).waitFor()
  expect(room.errors).toEqual([])
})
