import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summaryDocx } from '../../server/formats/docx.ts'
import { DOCX_TYPE, type MeetingImported, type MeetingList, PDF_TYPE } from '../../shared/api.ts'
import { html } from '../../shared/formats/html.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { exampleFile } from '../../tools/example-meeting.ts'
import { violationsInBothModes } from '../support/axe.ts'
import { launchBrowser, newPerson, type Person } from '../support/browser.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'
import { ServerProcess } from '../support/server-process.ts'
import { NEWSPAPER, SUMMARY_VARIANTS } from '../support/summary-variants.ts'
import { wordTemplate } from '../support/word-template.ts'

let server: ServerProcess
let browser: Browser
let lead: Person

beforeAll(async () => {
  server = await ServerProcess.start()
  browser = await launchBrowser()
  lead = await newPerson(browser)
  await lead.page.goto(`${server.url}/#${server.adminToken}`)
})
afterAll(async () => {
  await browser?.close()
  await server?.kill('SIGTERM')
})

describe('a meeting from last time’s document', () => {
  it('says why a newspaper article or a broken file is none, and makes nothing', async () => {
    const { page } = lead
    await page.getByRole('button', { name: '前回の開催概要から作る' }).click()
    await page.getByLabel('文書を貼り付け').fill(NEWSPAPER)
    await page.getByRole('button', { name: '読み取る' }).click()
    await page.getByRole('alert').getByText('会議の開催概要や議事録とは読み取れません').waitFor()
    expect(await violationsInBothModes(page)).toEqual([])
    await choose(page, 'broken.docx', Buffer.from('nonsense'))
    await page.getByRole('alert').getByText('ファイルを読めません').waitFor()
    await choose(page, 'picture.png', Buffer.from('x'))
    await page.getByRole('alert').getByText('読み取れない種類のファイルです').waitFor()
    expect(await meetings()).toEqual([])
  })

  it('shows the one doubtful line of the published example, and prepares the next meeting by keyboard alone', async () => {
    const { page } = lead
    await page.getByLabel('文書を貼り付け').fill(exampleFile('source.txt'))
    await page.getByLabel('文書を貼り付け').press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('議事6件、テーマ7件、出席者0名、記録39件を読み取りました。').waitFor()
    await page.getByText('確かめてください：1行').waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    expect(await violationsInBothModes(page)).toEqual([])
    const title = page.getByLabel('会議名', { exact: true })
    expect(await title.inputValue()).toBe('令和３年度　第２回北海道Society5.0推進会議　開催概要')
    expect(await title.evaluate(field => field === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'これでよい' }).press('Enter')
    await page.getByText('確かめる行はありません').waitFor()
    await page.getByRole('button', { name: '会議を作る' }).press('Enter')
    await page.getByRole('alertdialog').getByText('会議を作りました').waitFor()
    const [made] = await meetings()
    expect(made).toMatchObject({ startsAt: '', entries: [], opinionsHeading: '委員からの主な意見' })
    expect(made?.themes).toHaveLength(7)
    expect(made?.agenda.map(item => item.documents)).toEqual(['', '', '', '', '', ''])
    await page.getByRole('button', { name: '準備へ進む' }).click()
    await page.waitForURL(/\/setup$/)
  })

  it('lets the person correct a line, and keeps what found no place', async () => {
    const { page } = lead
    await page.goto(`${server.url}/`)
    await page.getByRole('button', { name: '前回の開催概要から作る' }).click()
    await page.getByLabel('文書を貼り付け').fill(SUMMARY_VARIANTS.withoutNumbers)
    await page.getByRole('button', { name: '読み取る' }).click()
    await page.getByText('その元号にはない日付です。').waitFor()
    await page.getByRole('button', { name: 'すべての行を見る（9行）' }).click()
    await page.getByLabel(/^9行目の取り込み先/).selectOption({ label: '説明・報告' })
    await page.getByLabel('この会議を記録ごと取り込む').check()
    await page.getByText('置き場所のなかった2行を、内部メモとして会議に残す').waitFor()
    expect(await violationsInBothModes(page)).toEqual([])
    await page.getByRole('button', { name: '会議を作る' }).click()
    await page.getByRole('alertdialog').waitFor()
    const [made] = await meetings()
    expect(made?.entries.map(({ kind, text }) => [kind, text.split('\n')[0]])).toEqual([
      ['decision', '全員賛成につき、原案どおり議決'],
      ['report', '（「異議なし」と呼ぶ者あり）'],
      ['memo', '取り込めなかった行'],
    ])
  })

  it('learns the layout of the document, and keeps and uses it only as the person says', async () => {
    const { page } = lead
    await page.goto(`${server.url}/`)
    await page.getByRole('button', { name: '前回の開催概要から作る' }).click()
    await page.getByLabel('文書を貼り付け').fill(SUMMARY_VARIANTS.rolesBeforeRemarks)
    await page.getByRole('button', { name: '読み取る' }).click()
    await page.getByText('読み取った体裁と根拠を見る').click()
    const row = page.getByRole('row', { name: /発言者の示し方/ })
    expect(await row.textContent()).toContain('委員：意見13行目「委員：骨子案の第2章は')
    await page.getByText('この体裁で書き出した姿を見る').click()
    await page.getByRole('region', { name: /読み取った体裁で書き出した文章/ }).waitFor()
    expect(await violationsInBothModes(page)).toEqual([])
    const use = page.getByLabel('この体裁を、新しい会議の開催概要に使う')
    expect(await use.isChecked()).toBe(false)
    await page.getByRole('checkbox', { name: 'この体裁をテンプレート' }).check()
    expect(await use.isChecked()).toBe(true)
    await page.getByRole('button', { name: '会議を作る' }).click()
    await page.getByText('名前を入力してください').waitFor()
    await server.api(`/api/layouts/${encodeURIComponent('審議会')}`, 'PUT', { digits: 'half' })
    const name = page.getByLabel('ひな形の名前')
    await name.fill('審議会')
    await page.getByRole('button', { name: '会議を作る' }).click()
    await page.getByText('同じ名前の体裁がもうあります').waitFor()
    await name.fill('総合計画審議会')
    await page.getByRole('button', { name: '会議を作る' }).click()
    await page.getByRole('alertdialog').waitFor()
    const [newest] = await rows()
    const text = await (await server.api(`/api/meetings/${newest?.id}/summary.txt`)).text()
    expect(text).toContain('\n1　場所\n')
    await page.goto(`${server.url}/m/${newest?.id}/summary`)
    await page.getByText('「開催概要」の画面を開きます').waitFor()
    await page.getByLabel('表示する名前').fill('進行')
    await page.getByRole('button', { name: '開く' }).click()
    await page.getByRole('button', { name: '書式…' }).click()
    await page.getByRole('button', { name: /ひな形を使う/ }).click()
    await page.getByRole('option', { name: '総合計画審議会' }).click()
    await page.getByRole('dialog', { name: '開催概要の書式' }).getByRole('button', { name: '閉じる' }).click()
  })

  it('writes that meeting into a Word template of the body’s own, and says what it left out', async () => {
    const { page } = lead
    await page.getByRole('button', { name: 'ほかの形式' }).click()
    await page.getByRole('menuitem', { name: 'Wordのひな形…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Wordのひな形で書き出す' })
    await choose(page, '様式第１号.docx', Buffer.from(wordTemplate(['{会議名}', '於：{会場}'])))
    await dialog.getByRole('button', { name: '確かめて保存' }).click()
    await dialog.getByText('{会場} という印はありません。本文の2段落目「於：{会場}」').waitFor()
    expect(await violationsInBothModes(page)).toEqual([])
    await choose(page, '様式第１号.docx', Buffer.from(wordTemplate(['{会議名}{版}', '於：{場所}'])))
    await dialog.getByRole('button', { name: '確かめて保存' }).click()
    await dialog.getByText(/「様式第１号」を保存しました。.*意見1件/).waitFor()
    const saving = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '「様式第１号」で書き出す' }).click()
    expect((await saving).suggestedFilename()).toBe('第3回○○市総合計画審議会会議録.docx')
    await dialog.getByText('内容がなく、空になった印：版').waitFor()
    await dialog.getByText(/書き出されなかった内容：.*議題/).waitFor()
    await choose(page, '様式第１号.docx', Buffer.from(wordTemplate(['{会議名}'])))
    await dialog.getByLabel('すべての会議で使えるようにする').check()
    await dialog.getByRole('button', { name: '確かめて保存' }).click()
    await dialog.getByText(/「様式第１号」を保存しました。/).waitFor()
    expect(await dialog.getByRole('button', { name: '「様式第１号」で書き出す' }).count()).toBe(1)
    await dialog.getByRole('button', { name: '「様式第１号」を削除' }).click()
    const question = page.getByRole('alertdialog')
    await question.getByText('この会議で使えなくなります。').waitFor()
    await question.getByRole('button', { name: '削除する' }).click()
    await dialog.getByText('すべての会議で使えます').waitFor()
    await dialog.getByRole('button', { name: '閉じる' }).click()
  })

  it('takes a Word file of ours whole, in English too', async () => {
    const { page } = lead
    await page.goto(`${server.url}/`)
    await page.evaluate(() => localStorage.setItem('yoroku-language', 'en'))
    await page.reload()
    await page.getByRole('button', { name: 'From a previous summary' }).click()
    await choose(page, '前回.docx', Buffer.from(await summaryDocx(summaryOf(readMeeting(filledSampleDoc())))))
    await page.getByText('No line to check').waitFor()
    await page.getByRole('radio', { name: /Bring in this meeting/ }).check()
    await page.getByRole('button', { name: 'Make the meeting' }).click()
    await page.getByRole('alertdialog').waitFor()
    const [newest] = await rows()
    const summary = await server.api(`/api/meetings/${newest?.id}/summary.txt`)
    expect(await summary.text()).toBe(exampleFile('summary.txt'))
    expect(lead.errors).toEqual([])
  })
})

it('gives the example back from a PDF that a browser printed', async () => {
  const page = await lead.context.newPage()
  await page.setContent(html(summaryOf(readMeeting(filledSampleDoc()))))
  const pdf = await page.pdf({ preferCSSPageSize: true })
  await page.close()
  const imported = await fetch(`${server.url}/api/meetings/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminToken}`, 'content-type': PDF_TYPE },
    body: new Uint8Array(pdf),
  })
  const { id, unread } = (await imported.json()) as MeetingImported
  expect(unread).toEqual([])
  const summary = await server.api(`/api/meetings/${id}/summary.txt`)
  expect(await summary.text()).toBe(exampleFile('summary.txt'))
})

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, buffer, mimeType: DOCX_TYPE })
}

async function rows(): Promise<MeetingList['meetings']> {
  return ((await (await server.api('/api/meetings')).json()) as MeetingList).meetings
}

async function meetings(): Promise<Meeting[]> {
  const all = await rows()
  return Promise.all(
    all.map(async ({ id }) => (await (await server.api(`/api/meetings/${id}`)).json()) as Meeting),
  )
}
