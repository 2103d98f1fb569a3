import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { violationsInBothModes } from '../support/axe.ts'
import { launchBrowser, newPerson, type Person } from '../support/browser.ts'
import { openProvider, type Provider, untilSynced } from '../support/provider.ts'
import { ServerProcess } from '../support/server-process.ts'

const ATTENDEES =
  '氏名\t所属\t役割\n座長\t推進会議\t座長\n委員A\t"IT関連団体\n本部"\t委員\n委員B\t経済団体\t委員'
const AGENDA = '次第\n１　開会\n２　議事\n（１）会議の進め方（資料１）\n（２）意見交換【資料２】\n３　閉会'

/** Longer than any wait here needs, shorter than a test: a failure then names its line. */
const WAIT_MS = 15_000

let server: ServerProcess
let browser: Browser
let lead: Person
let recorder: Person
let links: { readonly edit: string; readonly view: string }

beforeAll(async () => {
  server = await ServerProcess.start()
  browser = await launchBrowser()
  lead = await newPerson(browser)
  recorder = await newPerson(browser)
  for (const person of [lead, recorder]) person.context.setDefaultTimeout(WAIT_MS)
})
afterAll(async () => {
  await browser?.close()
  await server?.kill('SIGTERM')
})

describe('from the first link to the start of a meeting', () => {
  it('explains the way in to a stranger, and takes the administrator’s token out of the address', async () => {
    const { page } = lead
    await page.goto(`${server.url}/`)
    await page.getByRole('heading', { name: '会議一覧を開くには' }).waitFor()
    await page.getByLabel('管理者または会議のリンク').fill(`${server.url}/m/abc`)
    await page.getByRole('button', { name: '開く' }).click()
    await page.getByText('リンクが途中で切れています').waitFor()
    expect(await violationsInBothModes(page)).toEqual([])
    await page.getByLabel('管理者または会議のリンク').fill(`${server.url}/#${server.adminToken}`)
    await page.getByRole('button', { name: '開く' }).click()
    await page.getByRole('heading', { name: 'まだ会議がありません' }).waitFor()
    expect(page.url()).toBe(`${server.url}/`)
  })

  it('makes a meeting and shows its links once', async () => {
    const { page } = lead
    await page.getByRole('button', { name: '白紙から作る' }).click()
    await page.getByLabel('会議名').fill('第１回推進会議')
    await page.getByLabel('日時').fill('令和3年2月30日')
    await page.getByText('カレンダーにない日付').waitFor()
    await page.getByLabel('日時').fill('令和3年5月27日 10時～12時')
    await page.getByText('令和３年５月２７日（木）10:00 ～ 12:00').waitFor()
    await page.getByRole('button', { name: '会議を作る' }).click()
    await page.getByRole('alertdialog').waitFor()
    links = {
      edit: await page.getByRole('textbox', { name: '記録係のリンク' }).inputValue(),
      view: await page.getByRole('textbox', { name: '閲覧・投影のリンク' }).inputValue(),
    }
    expect(await violationsInBothModes(page)).toEqual([])
    await page.getByRole('button', { name: '準備へ進む' }).click()
    await page.getByText('「準備」の画面を開きます').waitFor()
    expect(await page.getByText('記録係として').count()).toBe(0)
    await nameOneself(page, '事務局A', '開く')
    await page.getByRole('heading', { name: '会議の内容' }).waitFor()
  })

  it('takes a pasted agenda and a table from Excel after showing what was read', async () => {
    const { page } = lead
    await page.getByRole('button', { name: '次第の文章を貼り付け' }).click()
    await page.getByLabel('次第の文章').fill(AGENDA)
    expect(await violationsInBothModes(page)).toEqual([])
    await page.getByRole('button', { name: '2件を追加する' }).click()
    await expectValue(page, '議事2　題名', '意見交換')
    await expectValue(page, '議事2　資料', '資料２')
    await page.getByRole('button', { name: 'Excelの表を貼り付け' }).click()
    await page.getByLabel('Excelでコピーした表').fill(ATTENDEES)
    await page.getByRole('button', { name: '3名を追加する' }).click()
    await expectValue(page, '出席者2　所属', 'IT関連団体　本部')
  })

  it('lets a recorder in by the link, under a name', async () => {
    const { page } = recorder
    await page.goto(links.edit)
    await page.getByText('記録係として参加します').waitFor()
    expect(page.url()).not.toContain('#')
    expect(await violationsInBothModes(page)).toEqual([])
    await nameOneself(page, '記録係B', '参加する')
    await page.waitForURL(/\/stream$/)
    await page.goto(page.url().replace(/stream$/, 'setup'))
    await expectValue(page, '会議名', '第１回推進会議')
  })

  it('keeps what two people type at once, and tells one whose field the other changed', async () => {
    await lead.page.getByRole('button', { name: 'テーマを追加' }).click()
    await lead.page.getByLabel('テーマ1　名称').fill('産業')
    await lead.page.getByLabel('テーマ1　名称').press('Enter')
    await lead.page.getByLabel('テーマ2　名称').fill('暮らし')
    await recorder.page.getByLabel('実施場所').fill('丹頂の間')
    await expectValue(lead.page, '実施場所', '丹頂の間')
    await expectValue(recorder.page, 'テーマ2　名称', '暮らし')
    await lead.page.getByLabel('議事1　題名').focus()
    await recorder.page.getByLabel('議事1　題名').fill('会議の運営')
    await lead.page.getByText('ほかの人がこの欄を「会議の運営」に変えました').waitFor()
    await expectValue(lead.page, '議事1　題名', '会議の進め方')
    await lead.page.getByLabel('議事2　題名').focus()
    await expectValue(lead.page, '議事1　題名', '会議の運営')
  })

  it('says when entries are shown on the projector, and what that means', async () => {
    const choice = (page: Page) => page.getByRole('button', { name: '投影に映すとき' })
    await choice(lead.page).click()
    await lead.page.getByRole('option', { name: '確認済みにしたとき' }).click()
    await lead.page.getByText('確認した記録だけが映ります').waitFor()
    await choice(recorder.page).getByText('確認済みにしたとき').waitFor()
    const outline = await server.api(`/api/meetings/${links.view.split(/[/#]/).at(-2)}/outline`)
    expect(await outline.json()).toMatchObject({ projector: { release: 'confirmed', confirmedOnly: true } })
    await choice(recorder.page).click()
    await recorder.page.getByRole('option', { name: '書き終えたとき' }).click()
    await choice(lead.page).getByText('書き終えたとき').waitFor()
  })

  it('holds everything that is printed: lines, openness, words of one’s own, results', async () => {
    const { page } = lead
    const choose = async (field: string, option: string) => {
      await page.getByRole('button', { name: field }).click()
      await page.getByRole('option', { name: option, exact: true }).click()
    }
    await page.getByText('そのほかの項目').click()
    await choose('開催方法', 'オンライン開催')
    await choose('公開', '一部公開')
    await page.getByLabel('公開・非公開の理由').fill('個人情報を取り扱うため')
    await page.getByLabel('傍聴者').fill('３名')
    await page.getByLabel('配付資料').fill('資料１　次第\n資料２　名簿')
    await page.getByLabel('次回予定').fill('６月に開催\n日時は後日')
    await choose('出席者・議題の載せ方', '個別の文言')
    await page.getByLabel('出席者の文言').fill('委員１２名\n事務局')
    await page.getByText('議事の結果').click()
    await page.getByLabel('議事2の結果').fill('了承した。')
    expect(await violationsInBothModes(page)).toEqual([])
    await expectValue(recorder.page, '出席者の文言', '委員１２名\n事務局')
    const [id] = links.view.split(/[/#]/).slice(-2)
    const meeting = async () => (await server.api(`/api/meetings/${id}`)).json()
    await expect.poll(meeting).toMatchObject({
      mode: 'online',
      open: 'part',
      openReason: '個人情報を取り扱うため',
      observers: '３名',
      papers: '資料１　次第\n資料２　名簿',
      nextMeeting: '６月に開催\n日時は後日',
      attendeesNote: '委員１２名\n事務局',
      agenda: [{}, { result: '了承した。' }],
    })
    await recorder.page.getByText('そのほかの項目').click()
    await recorder.page.getByLabel('出席者の文言').fill('')
    await expectValue(page, '出席者の文言', '')
    await recorder.page.getByLabel('出席者の文言').fill('委員１２名')
    await expectValue(page, '出席者の文言', '委員１２名')
    await choose('出席者・議題の載せ方', '一覧を載せる')
    await page.getByLabel('出席者の文言').waitFor({ state: 'detached' })
  })

  it('moves rows by keyboard, and brings a removed one back to its place', async () => {
    const { page } = lead
    await page.getByLabel('出席者3　氏名').press('Alt+ArrowUp')
    await expectValue(recorder.page, '出席者2　氏名', '委員B')
    await expectFocus(page, '出席者2　氏名')
    await page.getByRole('button', { name: '出席者1の操作' }).click()
    await page.getByRole('menuitem', { name: '削除' }).click()
    await expectValue(recorder.page, '出席者1　氏名', '委員B')
    await page.getByRole('button', { name: '元に戻す' }).click()
    await expectValue(recorder.page, '出席者1　氏名', '座長')
  })

  it('moves rows by dragging', async () => {
    const rows = lead.page.getByRole('table').first().locator('tbody tr')
    await rows.nth(1).locator('td').first().dragTo(rows.nth(0))
    await expectValue(recorder.page, '議事1　題名', '意見交換')
  })

  it('leaves a composition alone while a colleague writes into the same field', async () => {
    const field = lead.page.getByLabel('議事1　説明・発表')
    await field.focus()
    const input = await lead.context.newCDPSession(lead.page)
    await input.send('Input.imeSetComposition', { text: 'じむきょく', selectionStart: 5, selectionEnd: 5 })
    await recorder.page.getByLabel('実施場所').fill('白樺の間')
    await expectValue(lead.page, '実施場所', '白樺の間')
    await expectValue(recorder.page, '議事1　説明・発表', '')
    await recorder.page.getByLabel('議事1　説明・発表').fill('座長')
    await lead.page.getByText('ほかの人がこの欄を「座長」に変えました').waitFor()
    expect(await field.inputValue()).toBe('じむきょく')
    await expectValue(recorder.page, '議事1　説明・発表', '座長')
    await recorder.page.getByLabel('会議名').focus()
    await input.send('Input.insertText', { text: '事務局' })
    await expectValue(recorder.page, '議事1　説明・発表', '事務局')
    expect(await field.inputValue()).toBe('事務局')
  })

  it('drops a row that was left empty, and adds one with Enter', async () => {
    const last = lead.page.getByLabel('議事2　題名')
    await last.press('Enter')
    await expectFocus(lead.page, '議事3　題名')
    await lead.page.getByLabel('会議名').focus()
    await lead.page.getByLabel('議事3　題名').waitFor({ state: 'detached' })
  })

  it('has nothing for axe to find, light and dark, and three even ways to begin at 200 % zoom', async () => {
    expect(await violationsInBothModes(lead.page)).toEqual([])
    const home = await lead.context.newPage()
    await home.goto(`${server.url}/`)
    await home.getByRole('table').waitFor()
    expect(await violationsInBothModes(home)).toEqual([])
    await home.setViewportSize({ width: 683, height: 384 })
    const ways = ['前回から作る', '前回の開催概要から作る', '白紙から作る'].map(name =>
      home.getByRole('button', { name: new RegExp(`^${name}`) }).boundingBox(),
    )
    const lefts = (await Promise.all(ways)).map(box => box?.x)
    expect(new Set(lefts).size).toBe(1)
    await home.close()
  })

  it('keeps the way into the meeting in the window, however many people with long names are here', async () => {
    const names = [
      '総合政策部デジタル社会戦略課　長曽我部',
      'アレクサンドラ・コンスタンティノープル',
      'Bartholomew Featherstonehaugh',
    ]
    const others = await Promise.all(names.map(colleague))
    await lead.page.getByText('Bartholomew').waitFor()
    const start = lead.page.getByRole('button', { name: '会議を始める' })
    const box = await start.boundingBox()
    const field = lead.page.getByLabel('会議名', { exact: true })
    expect(await field.evaluate(each => getComputedStyle(each).textOverflow)).toBe('ellipsis')
    for (const each of others) each.destroy()
    expect((box?.x ?? 0) + (box?.width ?? Number.NaN)).toBeLessThanOrEqual(1366)
  })

  it('starts the meeting with its first item', async () => {
    await lead.page.getByRole('button', { name: '会議を始める' }).click()
    await lead.page.waitForURL(/\/stream$/)
    await recorder.page.getByRole('button', { name: '段階　会議中' }).waitFor()
    expect([...lead.errors, ...recorder.errors]).toEqual([])
  })

  it('says when a link has been replaced', async () => {
    const [meeting] = /[^/]+(?=#)/.exec(links.edit) ?? ['']
    await fetch(`${server.url}/api/meetings/${meeting}/tokens/edit`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.adminToken}` },
    })
    const stranger = await newPerson(browser)
    await stranger.page.goto(links.edit)
    await stranger.page.getByRole('heading', { name: 'このリンクは使えなくなっています' }).waitFor()
  })
})

/** Somebody who is here, without a window. */
async function colleague(name: string): Promise<Provider> {
  const [meeting = '', token] = links.edit.split(/[/#]/).slice(-2)
  const response = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ token, name }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const provider = openProvider(
    `${server.url.replace('http', 'ws')}/sync`,
    meeting,
    { cookie, origin: server.url },
    new Y.Doc(),
  )
  await untilSynced(provider)
  return provider
}

async function nameOneself(page: Page, name: string, button: string): Promise<void> {
  await page.getByLabel('表示する名前').fill(name)
  await page.getByRole('button', { name: button, exact: true }).click()
}

/** Waits until a field holds a value; fails by the time-out of the wait. */
async function expectValue(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.waitFor()
  await expect.poll(() => field.inputValue(), { timeout: WAIT_MS }).toBe(value)
}

async function expectFocus(page: Page, label: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), { timeout: WAIT_MS })
    .toBe(label)
}
