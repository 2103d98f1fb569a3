import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { appendEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser, newPerson } from '../support/browser.ts'
import { openExampleMeeting, signIn } from '../support/example-meeting.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { placesOf } from '../support/stored-words.ts'
import { TestApp } from '../support/test-app.ts'

const NAME = '山田花子'
const directory = mkdtempSync(join(tmpdir(), 'yoroku-purge-page-'))
let store: Store
let app: TestApp
let browser: Browser
beforeAll(async () => {
  store = await openSqlite(directory)
  app = await TestApp.start(store)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await store?.close()
  rmSync(directory, { recursive: true, force: true })
})

test('the administrator erases a deleted name on the page, having seen what goes with it', async () => {
  const meeting = await openExampleMeeting(app)
  const admin = await newPerson(browser)
  const { page } = admin
  const path = `/api/meetings/${meeting.created.id}`
  const storedText = async () => await (await app.admin(path)).text()
  appendEntry(meeting.doc, {
    id: 'with-a-name',
    text: `${NAME}さんの件`,
    recorder: '',
    at: '2021-05-27T02:30:00Z',
  })
  await expect.poll(storedText).toContain(NAME)
  await app.admin(`${path}/history`, 'POST', { name: '中間' })
  await signIn(admin.context, app.url, app.adminToken, '管理者')
  await page.goto(`${app.url}/m/${meeting.created.id}/history`)
  await page.getByRole('button', { name: '削除した語句の消去…' }).click()
  const words = page.getByRole('textbox', { name: '語句' })
  const answer = await holdPreview(page)
  await words.fill('消えてよい語句')
  await page.keyboard.press('Enter')
  await words.fill(NAME)
  await page.getByText('お待ちください…').waitFor()
  await answer()
  await page.getByRole('button', { name: '失われるものを調べる' }).waitFor()
  expect(await page.getByRole('button', { name: '完全に消去' }).count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByText('この語句の文字が今の記録に残っています。').waitFor()
  setEntryText(meeting.doc, 'with-a-name', 'その件')
  await expect.poll(storedText).not.toContain(NAME)
  await page.getByRole('button', { name: '失われるものを調べる' }).click()
  await page.getByText('履歴から、次の1時点が失われます。').waitFor()
  await page.getByRole('listitem').filter({ hasText: '「中間」' }).last().waitFor()
  expect(await violationsOn(page)).toEqual([])
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/purge.png` })
  await page.getByRole('button', { name: '完全に消去' }).click()
  await page.getByText('消去しました。').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^比較元 .*削除した語句を消去（時点１件も）/ }).waitFor()
  expect(placesOf(NAME, directory)).toEqual([])
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/purged.png` })
  expect(admin.errors).toEqual([])
  meeting.close()
})

/** The next look at what would be lost is answered when the function that this returns is called. */
async function holdPreview(page: Page): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const path = '**/purge/preview'
  await page.route(path, async route => {
    await promise
    await route.continue()
  })
  return async () => {
    const answered = page.waitForResponse(path)
    resolve()
    await (await answered).finished()
    await page.unroute(path)
  }
}
