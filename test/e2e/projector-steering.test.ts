import type { FrameLocator, Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { setFacts, setProjector } from '../../shared/meeting/edit-meeting.ts'
import type { Person } from '../support/browser.ts'
import { type ExampleMeeting, typeExampleEntries } from '../support/example-meeting.ts'
import { exampleSite } from '../support/example-site.ts'
import { TestApp } from '../support/test-app.ts'

const site = exampleSite(() => TestApp.start())
let meeting: ExampleMeeting
let lead: Person
beforeEach(async () => {
  meeting = site.meeting
  setFacts(meeting.doc, { currentAgenda: meeting.agenda(5) })
  typeExampleEntries(meeting)
  setProjector(meeting.doc, { paused: true })
  lead = await site.nextPerson()
  await site.open(lead.page, 'stream', 'edit', '事務局')
  await lead.page.getByRole('textbox', { name: '記録' }).waitFor()
  await lead.page.getByRole('button', { name: '投影を手元で見る' }).click()
})

/** A screen of the room that joins now. */
async function joinRoom(width = 1920, height = 1080): Promise<Page> {
  const { page } = await site.nextPerson({ width, height })
  await site.open(page, 'projector', 'view')
  await pages(page).waitFor()
  return page
}

const preview = () => lead.page.frameLocator('iframe')
const pages = (page: Page | FrameLocator) => page.getByRole('img', { name: /ページ中/ })
const press = (name: string) => lead.page.getByRole('button', { name, exact: true }).click()
const choose = async (menu: string, name: string) => {
  await press(menu)
  await lead.page.getByRole('menuitemradio', { name }).click()
}
/** The entries on the page that is shown; a page that fades out is not. */
const shown = (page: Page | FrameLocator) =>
  page
    .locator('main > div > div:not([aria-hidden="true"]) [data-entry]')
    .evaluateAll(rows => rows.map(row => row.getAttribute('data-entry')))
const place = (page: Page | FrameLocator) => pages(page).getAttribute('aria-label')

async function allShow(label: RegExp, ...screens: (Page | FrameLocator)[]): Promise<void> {
  for (const screen of screens) await expect.poll(() => place(screen)).toMatch(label)
  const [first] = screens
  if (first === undefined) return
  for (const screen of screens)
    await expect.poll(async () => [await shown(screen), await shown(first)]).toSatisfy(isTwice)
}

function isTwice([a, b]: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b) && a !== '[]'
}

test('what the lead turns to is on every screen and in the preview, also on a screen that comes late', async () => {
  const one = await joinRoom()
  await allShow(/中1ページ$/, one, preview())
  await press('次のページ')
  await allShow(/中2ページ$/, one, preview())
  const late = await joinRoom()
  await allShow(/中2ページ$/, one, late, preview())
  await lead.page.getByText('投影 2台').waitFor()
  await late.keyboard.press('PageDown')
  await expect.poll(() => place(late)).toMatch(/中3ページ$/)
  expect(await place(one)).toMatch(/中2ページ$/)
  await lead.page.getByRole('button', { name: '次のページ' }).focus()
  await lead.page.keyboard.press('PageUp')
  await allShow(/中1ページ$/, one, late, preview())
  const desk = lead.page.getByRole('region', { name: '投影の操作' })
  await desk.getByText(/　1\/[3-5]$/).waitFor()
  expect(await desk.textContent()).toMatch(/^投影を止めています　/)
})

test('the preview has the shape of the room’s screen and its pages, and takes neither focus nor press', async () => {
  const room = await joinRoom(1024, 768)
  const frame = lead.page.locator('iframe')
  await lead.page.getByText('投影 1台').waitFor()
  await expect.poll(() => frame.evaluate(each => [each.clientWidth, each.clientHeight])).toEqual([1024, 768])
  await allShow(/中1ページ$/, room, preview())
  expect(await place(preview())).toBe(await place(room))
  expect(await frame.evaluate(each => each.closest('[inert][aria-hidden="true"]') !== null)).toBe(true)
})

test('in a low window and in English nothing of the desk is out of reach', async () => {
  const { page } = lead
  await page.setViewportSize({ width: 683, height: 384 })
  await page.evaluate(() => localStorage.setItem('yoroku-language', 'en'))
  await page.reload()
  await page.getByRole('textbox', { name: 'Record' }).waitFor()
  await page.keyboard.press('Control+j')
  await page.getByRole('button', { name: 'Hide this entry' }).waitFor()
  const buttons = page.locator('[data-region="projector"] button')
  const saved = await page.getByRole('contentinfo').boundingBox()
  for (const button of await buttons.all()) {
    await button.scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: Infinity, height: 0 }
    expect(x + width).toBeLessThanOrEqual(683)
    expect(y + height).toBeLessThanOrEqual(saved?.y ?? 0)
  }
})

test('hiding all, one entry at once and showing it again, one theme and confirmed ones only reach every screen', async () => {
  const [one, two] = [await joinRoom(), await joinRoom(1366, 768)]
  await press('隠す')
  for (const screen of [one, two, preview()]) await screen.getByText('まもなく再開します').waitFor()
  await press('隠す')
  const row = lead.page.getByRole('listitem').filter({ hasText: '道内中小企業は非接触型' }).first()
  await row.locator('p').click()
  const entry = (screen: Page | FrameLocator) => screen.getByText('道内中小企業は非接触型').first()
  await entry(one).waitFor()
  await lead.page.keyboard.press('Alt+h')
  for (const screen of [one, two, preview()]) await entry(screen).waitFor({ state: 'detached' })
  await row.getByText('投影なし').waitFor()
  await press('この記録を隠す')
  for (const screen of [one, two, preview()]) await entry(screen).waitFor()
  await choose('範囲', '暮らしのデジタル化')
  for (const screen of [one, two, preview()]) await screen.locator('[data-layout="theme"]').waitFor()
  await choose('映すとき：書き終えたとき', '確認済みにしたとき')
  for (const screen of [one, two, preview()]) await screen.getByText('まだ記録はありません').first().waitFor()
})
