import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MeetingList } from '../../shared/api.ts'
import { appendEntry, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { launchBrowser, newPerson } from '../support/browser.ts'
import { signIn } from '../support/example-meeting.ts'
import { bearer, TestApp, untilSynced } from '../support/test-app.ts'

const TEXTS = ['循環線の便数を増やす。', '停留所の便数が少ない。', '循環線の停留所が遠い。']

let browser: Browser
let app: TestApp
beforeAll(async () => {
  browser = await launchBrowser()
  app = await TestApp.start()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

test('a meeting begun from a previous one suggests themes from its first entry on', async () => {
  const first = await app.createMeeting({
    title: '第１回会議',
    themes: [{ label: 'まちの足' }, { label: '学び' }],
  })
  const writer = app.provider(first.id, bearer(first.tokens.edit))
  await untilSynced(writer)
  const [theme] = readMeeting(writer.doc).themes
  for (const [index, text] of TEXTS.entries())
    appendEntry(writer.doc, { id: `e${index}`, recorder: '', at: '', theme: theme?.id ?? null, text })

  const { context, page, errors } = await newPerson(browser)
  await signIn(context, app.url, app.adminToken)
  await page.goto(app.url)
  await page.getByRole('button', { name: '前回から作る' }).click()
  await page.getByText('語の集計だけを使います').waitFor()
  await page.getByRole('button', { name: '会議を作る' }).click()
  await page.getByText('会議を作りました').waitFor()
  writer.destroy()

  const { meetings } = (await (await app.admin('/api/meetings')).json()) as MeetingList
  const second = meetings.find(({ id }) => id !== first.id)?.id ?? ''
  const lead = app.provider(second, bearer(app.adminToken))
  await untilSynced(lead)
  setFacts(lead.doc, { phase: 'live' })
  await page.goto(`${app.url}/m/${second}/stream`)
  await page.waitForSelector('[role=textbox]')
  await page.keyboard.type('循環線の停留所と便数')
  await page.getByText('テーマ「まちの足」を付ける').waitFor()
  lead.destroy()
  expect(errors).toEqual([])
})
