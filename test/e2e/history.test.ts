import type { Page, WebSocketRoute } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { appendEntry, removeEntry, setEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { readEntries, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { violationsOn } from '../support/axe.ts'
import type { Person } from '../support/browser.ts'
import { type ExampleMeeting, signIn, typeExampleEntries } from '../support/example-meeting.ts'
import { exampleSite } from '../support/example-site.ts'
import { Recorder } from '../support/recorder.ts'
import { TestApp, untilDoc } from '../support/test-app.ts'

const site = exampleSite(() => TestApp.start())
let meeting: ExampleMeeting
let lead: Person

beforeEach(async () => {
  meeting = site.meeting
  lead = await site.nextPerson()
})

const path = () => `/api/meetings/${meeting.created.id}`
const patch = (body: object) => site.server.admin(path(), 'PATCH', body)
const idOf = (text: string) => readEntries(meeting.doc).find(each => each.text.startsWith(text))?.id ?? ''
const stored = async () =>
  ((await (await site.server.admin(path())).json()) as ReturnType<typeof readMeeting>).entries.map(
    each => each.text,
  )

test('at 200 % zoom every moment can be chosen and nothing is beyond the window, in English too', async () => {
  await patch({ phase: 'edit' })
  const { page, context } = await site.newPerson({ width: 683, height: 384 })
  await page.addInitScript(() => localStorage.setItem('yoroku-language', 'en'))
  await signIn(context, site.server.url, site.server.adminToken, '管理者 森')
  const go = (screen: string) => page.goto(`${site.server.url}/m/${meeting.created.id}/${screen}`)
  await go('history')
  const choices = page.getByRole('radio', { name: /^From / })
  await choices.last().waitFor()
  const isReached = await choices.first().evaluate(each => {
    const { x, y, width, height } = each.getBoundingClientRect()
    return document.elementFromPoint(x + width / 2, y + height / 2) === each
  })
  expect(isReached).toBe(true)
  await choices.last().check()
  await choices.first().check()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(683)
  await go('summary')
  await page.locator('article').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(683)
  const exports = await page.getByRole('region', { name: 'Export' }).boundingBox()
  expect(exports?.height).toBeLessThan(100)
  const bar = await page.getByRole('banner').boundingBox()
  const main = await page.getByRole('main').boundingBox()
  expect(bar?.height).toBeLessThan(60)
  expect(main?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? Number.NaN))
})

test('two moments are compared in words, and going back destroys nothing that came after', async () => {
  typeExampleEntries(meeting)
  await expect.poll(async () => (await stored()).length).toBe(readEntries(meeting.doc).length)
  await site.server.admin(`${path()}/history`, 'POST', { name: '意見交換　中間' })
  const [first, second, third] = readEntries(meeting.doc).filter(each => each.theme !== null)
  setEntryText(meeting.doc, first?.id ?? '', `${first?.text}という論点も必要。`)
  setEntry(meeting.doc, second?.id ?? '', { theme: meeting.theme(4) })
  removeEntry(meeting.doc, third?.id ?? '')
  appendEntry(meeting.doc, {
    id: 'later',
    text: '企業版ふるさと納税をもっと活用してはどうか。',
    theme: meeting.theme(1),
    recorder: '記録係B',
    at: '2021-05-27T02:30:00Z',
  })
  await expect.poll(stored).toContain('企業版ふるさと納税をもっと活用してはどうか。')
  await patch({ phase: 'edit' })
  await site.open(lead.page, 'history', 'edit', '事務局')
  const { page } = lead
  await page.getByRole('radio', { name: /^比較元 .*意見交換/ }).check()
  await page.getByRole('heading', { name: /「意見交換.中間」から .* 現在まで/ }).waitFor()
  await page.getByText(/^追加1件、削除1件、文の変更1件、テーマの変更1件。変わらない記録\d+件$/).waitFor()
  expect(await page.locator('ins').allTextContents()).toEqual(['という論点も必要。'])
  expect(await violationsOn(page)).toEqual([])
  await look(page, 'history')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(page)).toEqual([])
  await look(page, 'history-dark')
  const before = page.viewportSize()
  await page.setViewportSize({ width: 1024, height: 768 })
  const whose = await page.getByRole('main').getByText('11:30 B').boundingBox()
  expect(whose?.height).toBeLessThan(30)
  if (before) await page.setViewportSize(before)

  await page.getByRole('button', { name: 'この時点に名前を付ける' }).click()
  await page.getByRole('textbox', { name: '名前' }).fill('整理の前')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^比較先 .*「整理の前」/ }).waitFor()
  await page.getByRole('button', { name: /の内容に戻す…$/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog
    .getByText('戻す記録2件、消されていて戻る記録1件。あとから加えた記録1件は消えません。')
    .waitFor()
  await look(page, 'history-restore')
  await dialog.getByRole('button', { name: '戻す', exact: true }).click()
  await page.getByText('3件を戻しました。').waitFor()
  await page.getByText(/^追加1件。変わらない記録\d+件$/).waitFor()
  const texts = await stored()
  expect(texts).toContain('企業版ふるさと納税をもっと活用してはどうか。')
  for (const each of [first, second, third]) expect(texts).toContain(each?.text)
})

test('what was typed while the meeting became final can be taken away, and reopening leaves its reason', async () => {
  const held: (() => void)[] = []
  let isHolding = false
  await lead.page.routeWebSocket(/\/sync\//, (route: WebSocketRoute) => {
    const server = route.connectToServer()
    route.onMessage(message => (isHolding ? held.push(() => server.send(message)) : server.send(message)))
  })
  await site.open(lead.page, 'stream')
  await lead.page.waitForSelector('[role=textbox]')
  await lead.page.keyboard.type('確定前の発言')
  await expect.poll(stored).toContain('確定前の発言')
  isHolding = true
  await lead.page.keyboard.type('と最後のことば')
  await patch({ phase: 'final' })
  await untilDoc(meeting.doc, () => readMeeting(meeting.doc).phase === 'final')
  isHolding = false
  for (const send of held.splice(0)) send()
  await lead.page.getByText('会議が確定したか、書き込む権限がなくなりました。').first().waitFor()
  expect(await stored()).toEqual(['確定前の発言'])
  await lead.page.getByRole('button', { name: '最新の記録で続ける' }).click()
  await lead.page.getByRole('button', { name: '受け取られなかった入力' }).click()
  expect(await lead.page.locator('textarea').inputValue()).toContain('確定前の発言と最後のことば')

  const reader = await site.newPerson()
  await reader.page.goto(meeting.created.links.view)
  await reader.page.getByRole('heading', { level: 1 }).waitFor()
  await reader.page.mouse.move(300, 300)
  const href = await reader.page.getByRole('link', { name: 'テキスト' }).getAttribute('href')
  await look(reader.page, 'view-final')
  expect(await (await reader.context.request.get(site.server.url + href)).text()).toMatch(
    /\n第１版　令和.+確定\n/,
  )
  expect(await violationsOn(reader.page)).toEqual([])

  const admin = await site.newPerson()
  await signIn(admin.context, site.server.url, site.server.adminToken, '管理者 森')
  const { page } = admin
  await page.goto(`${site.server.url}/m/${meeting.created.id}/history`)
  await page.getByRole('link', { name: 'Word' }).waitFor()
  expect(await page.getByRole('button', { name: 'この時点に名前を付ける' }).isDisabled()).toBe(true)
  await look(page, 'history-final')
  await page.getByRole('button', { name: '段階　確定' }).click()
  await page.getByRole('menuitemradio', { name: '整理' }).click()
  const dialog = page.getByRole('alertdialog')
  expect(await dialog.getByRole('button', { name: '「整理」にする' }).isDisabled()).toBe(true)
  await dialog.getByLabel('戻す理由').fill('発言の聞き取りの誤り')
  await look(page, 'reopen')
  await page.keyboard.press('Enter')
  await page.getByText('理由：発言の聞き取りの誤り').waitFor()
  await page.getByText('管理者 森').waitFor()
  await page.getByText('第１版', { exact: true }).waitFor()
  expect(idOf('確定前の発言')).not.toBe('')
  await look(page, 'history-reopened')
})

test('what is being composed while the meeting becomes final can be taken away too', async () => {
  const { page } = lead
  await site.open(page, 'stream')
  await page.waitForSelector('[role=textbox]')
  const recorder = new Recorder(page, lead.errors, await lead.context.newCDPSession(page))
  await recorder.type('確定前の発言')
  await expect.poll(stored).toContain('確定前の発言')
  await recorder.compose('へんかん中')
  await patch({ phase: 'final' })
  await untilDoc(meeting.doc, () => readMeeting(meeting.doc).phase === 'final')
  await page.getByText('確定', { exact: true }).waitFor()
  await recorder.commit('変換中')
  await look(page, 'composed')
  await page.getByRole('button', { name: '最新の記録で続ける' }).click()
  await page.getByRole('button', { name: '受け取られなかった入力' }).click()
  expect(await page.locator('textarea').inputValue()).toContain('確定前の発言変換中')
  expect(await stored()).toEqual(['確定前の発言'])
})

test('what is being composed in the set-up while the meeting becomes final can be taken away too', async () => {
  const { page } = lead
  await site.open(page, 'setup')
  const field = page.getByLabel('実施場所')
  await field.click()
  await page.keyboard.press('End')
  const recorder = new Recorder(page, lead.errors, await lead.context.newCDPSession(page))
  await recorder.compose('へんかん中')
  await patch({ phase: 'final' })
  await page.getByText('閲覧のみです。').first().waitFor()
  await recorder.commit('（別館）')
  await page.getByRole('button', { name: '自分の入力をコピー' }).waitFor()
  await page.getByRole('button', { name: '最新の記録で続ける' }).click()
  await page.getByText('閲覧のみです。').first().waitFor()
  await expect.poll(() => field.inputValue()).not.toContain('（別館）')
  await page.getByRole('button', { name: '受け取られなかった入力' }).click()
  expect(await page.getByRole('dialog').locator('textarea').inputValue()).toContain('（別館）')
})

async function look(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}
