import type { Locator } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../shared/formats/plain-text.ts'
import { appendEntry, setEntryText, setFacts, setLayout } from '../../shared/meeting/edit-meeting.ts'
import { layoutValues } from '../../shared/meeting/layout.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { violationsOn } from '../support/axe.ts'
import type { Person } from '../support/browser.ts'
import { type ExampleMeeting, typeExampleEntries } from '../support/example-meeting.ts'
import { exampleSite } from '../support/example-site.ts'
import { TestApp } from '../support/test-app.ts'

const SIZE = { width: 1366, height: 900 }
const site = exampleSite(() => TestApp.start())
let meeting: ExampleMeeting
let lead: Person

beforeEach(async () => {
  meeting = site.meeting
  typeExampleEntries(meeting)
  setFacts(meeting.doc, { phase: 'edit' })
  lead = await site.nextPerson(SIZE)
  await site.open(lead.page, 'summary')
  await entry('道内中小企業').waitFor()
})

const entry = (text: string): Locator => lead.page.locator('article [data-entry]', { hasText: text })
const tool = (name: string) =>
  lead.page.getByRole('toolbar', { name: 'この記録の操作' }).getByRole('button', { name })
const known = (text: string) => readMeeting(meeting.doc).entries.find(each => each.text.startsWith(text))
const saved = () => lead.page.getByText(/^保存済み（/).waitFor()
const squash = (text: string) => text.replace(/\s/g, '')

/** What the sheets say, without the page numbers. */
function onPaper(): Promise<string> {
  return lead.page.evaluate(() =>
    [...document.querySelectorAll('article > *:not(:last-child)')]
      .flatMap(each => [...(each.matches('[data-entry]') ? each.querySelectorAll(':scope > p') : [each])])
      .map(each => each.textContent)
      .join(''),
  )
}
async function download(format: string): Promise<Buffer> {
  const response = await lead.context.request.get(
    `${site.server.url}/api/meetings/${meeting.created.id}/${format}`,
  )
  expect(response.status()).toBe(200)
  return response.body()
}

describe('the paper', () => {
  test('is printed whole also by whoever prints before the page was ever idle', async () => {
    for (let n = 0; n < 450; n++)
      appendEntry(meeting.doc, { id: `long-${n}-000`, text: `長い会議の発言${n}番`, recorder: '', at: '' })
    lead = await site.newPerson(SIZE)
    await lead.page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }))
    await site.open(lead.page, 'summary')
    await entry('道内中小企業').waitFor()
    expect(await entry('発言449番').count()).toBe(0)
    await lead.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await entry('発言449番').count()).toBe(1)
  })

  test('says exactly what the text file says, and follows what others type', async () => {
    const text = plainText(summaryOf(readMeeting(meeting.doc)))
    await expect.poll(async () => squash(await onPaper())).toBe(squash(text))
    const first = known('道内中小企業')
    setEntryText(meeting.doc, first?.id ?? '', '道内中小企業は変わりつつある。')
    await entry('道内中小企業は変わりつつある。').waitFor()
    expect(squash(await onPaper())).toBe(squash(plainText(summaryOf(readMeeting(meeting.doc)))))
  })

  test('is A4 with its margins, in the type of public documents, nothing beyond its foot', async () => {
    const sheets = await lead.page.locator('article').evaluateAll(articles =>
      articles.map(article => {
        const box = article.getBoundingClientRect()
        const lines = [...article.querySelectorAll(':scope > *:not(:last-child)')]
        const foot = Math.max(...lines.map(line => line.getBoundingClientRect().bottom))
        return {
          millimetres: [box.width, box.height].map(px => Math.round((px / 96) * 25.4)),
          font: getComputedStyle(article).fontFamily.split(',')[0],
          bottomMargin: ((box.bottom - foot) / 96) * 25.4,
        }
      }),
    )
    expect(sheets.length).toBeGreaterThan(2)
    for (const sheet of sheets) {
      expect(sheet.millimetres).toEqual([210, 297])
      expect(sheet.font).toBe('"BIZ UDMincho"')
      expect(sheet.bottomMargin).toBeGreaterThanOrEqual(24.5)
    }
  })

  test('prints as the document alone', async () => {
    await lead.page.emulateMedia({ media: 'print' })
    expect(await lead.page.getByRole('banner').isVisible()).toBe(false)
    expect(await lead.page.getByRole('complementary').isVisible()).toBe(false)
    expect(await entry('道内中小企業').getByRole('button').first().isVisible()).toBe(false)
    expect(await entry('道内中小企業').locator('p').isVisible()).toBe(true)
  })
})

describe('cleaning up', () => {
  test('an entry is confirmed in the margin, and the ledger counts it', async () => {
    await entry('道内中小企業').getByRole('button', { name: '確認済み' }).click()
    await lead.page.getByText('確認済み1、未確認38').waitFor()
    await saved()
    await expect.poll(() => known('道内中小企業')?.status).toBe('confirmed')
  })

  test('an entry is moved up and down with its tools', async () => {
    await entry('企業のSociety5.0推進').locator('p').click()
    await tool('上へ').click()
    const isBefore = async () => {
      const text = await onPaper()
      return text.indexOf('企業のSociety') < text.indexOf('道内中小企業')
    }
    await expect.poll(isBefore).toBe(true)
    await saved()
    const text = (await download('summary.txt')).toString()
    expect(text.indexOf('企業のSociety')).toBeLessThan(text.indexOf('道内中小企業'))
  })

  test('an entry is given another theme, with the mouse and by key', async () => {
    await entry('道内中小企業').locator('p').click()
    await tool('テーマ').click()
    await lead.page.getByRole('menuitemradio', { name: '暮らしのデジタル化' }).click()
    await expect.poll(() => known('道内中小企業')?.theme).toBe(meeting.theme(2))
    await entry('道内中小企業').focus()
    await lead.page.keyboard.press('Alt+3')
    await expect.poll(() => known('道内中小企業')?.theme).toBe(meeting.theme(3))
    await lead.page.keyboard.press('Alt+0')
    await lead.page.getByText('＜その他＞').waitFor()
  })

  test('an entry that is left out goes from the paper and can be put back', async () => {
    await entry('介護分野').locator('p').click()
    await tool('載せない').click()
    await entry('介護分野').waitFor({ state: 'detached' })
    await saved()
    expect((await download('summary.txt')).toString()).not.toContain('介護分野')
    await lead.page.getByRole('button', { name: '戻す', exact: true }).click()
    await entry('介護分野').waitFor()
  })

  test('by keyboard alone: go on, confirm and go on, move', async () => {
    await entry('道内中小企業').focus()
    await lead.page.keyboard.press('Alt+KeyC')
    await expect.poll(() => known('道内中小企業')?.status).toBe('confirmed')
    await expect.poll(() => focusedText()).toContain('企業のSociety')
    await lead.page.keyboard.press('ArrowDown')
    await expect.poll(() => focusedText()).toContain('AI活用')
    await lead.page.keyboard.press('Alt+ArrowUp')
    await expect.poll(async () => /AI活用.*企業のSociety/s.test(await onPaper())).toBe(true)
    await expect.poll(() => focusedText()).toContain('AI活用')
  })

  test('an open point leads to its entry', async () => {
    appendEntry(meeting.doc, {
      id: 'no-theme',
      recorder: '記録係B',
      at: '2021-05-27T03:00:00Z',
      agenda: meeting.agenda(5),
      text: 'テーマのない意見',
    })
    const panel = lead.page.getByRole('complementary')
    await panel.getByRole('button', { name: 'テーマのない意見' }).first().click()
    await expect.poll(() => focusedText()).toContain('テーマのない意見')
  })

  test('a title of another 年度 than the meeting’s day is one, with the reason', async () => {
    setFacts(meeting.doc, { title: '令和４年度　第１回推進会議' })
    const reason = '題名は「令和４年度」ですが、開催日（令和３年５月２７日）は令和３年度です。'
    await lead.page.getByRole('link', { name: reason }).waitFor()
    await lead.page.keyboard.press('F8')
    await expect.poll(() => focusedText()).toBe(reason)
  })
})

describe('the files and the last step', () => {
  test('every download holds the record', async () => {
    const names = await lead.page
      .getByRole('link', { name: /Word|PDF|Excel/ })
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    expect(names).toEqual(
      ['summary.docx', 'summary.pdf', 'entries.xlsx'].map(
        file => `/api/meetings/${meeting.created.id}/${file}`,
      ),
    )
    await lead.page.getByRole('button', { name: 'ほかの形式' }).click()
    expect(await lead.page.getByRole('menuitem').count()).toBeGreaterThanOrEqual(4)
    for (const format of ['txt', 'md', 'html', 'json'])
      expect((await download(`summary.${format}`)).toString()).toContain('道内中小企業は非接触型')
    expect((await download('summary.docx')).subarray(0, 2).toString()).toBe('PK')
    expect((await download('entries.csv')).toString()).toContain('道内中小企業は非接触型')
    expect((await download('entries.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  test('the PDF is saved under its name, and says so when a character forbids the standard', async () => {
    const pdf = async () => {
      const saving = lead.page.waitForEvent('download')
      await lead.page.getByRole('link', { name: 'PDF' }).click()
      return (await saving).suggestedFilename()
    }
    expect(await pdf()).toBe('令和３年度第１回北海道Society5.0推進会議開催概要.pdf')
    const first = known('道内中小企業')
    setEntryText(meeting.doc, first?.id ?? '', '道内\u{10fffd}の中小企業')
    await entry('の中小企業').waitFor()
    await saved()
    await pdf()
    const notice = lead.page.getByRole('dialog', { name: 'PDFについて' })
    await notice.getByText('「\u{10fffd}」を表せる書体がない').waitFor()
    await notice.getByRole('button', { name: '閉じる' }).click()
  })

  test('the layout follows what the lead chooses, on the sheets and in every file', async () => {
    await lead.page.getByRole('button', { name: '書式…' }).click()
    const dialog = lead.page.getByRole('dialog', { name: '開催概要の書式' })
    await dialog.getByRole('button', { name: /項目の見出し記号/ }).click()
    await lead.page.getByRole('option', { name: '【日時】' }).click()
    await dialog.getByLabel('「日時」の名前').fill('開催日時')
    await dialog.getByRole('button', { name: '「日時」を下へ' }).click()
    await dialog.getByLabel('文字の大きさ（pt）').fill('900')
    await dialog.getByText('8から20までの数にしてください').waitFor()
    await dialog.getByLabel('文字の大きさ（pt）').fill('11')
    await dialog.getByLabel('文字の大きさ（pt）').press('Enter')
    await expect.poll(() => dialog.getByLabel('１行の字数').inputValue()).toBe('41')
    await dialog.getByLabel('１行の字数').fill('40')
    await dialog.getByLabel('１行の字数').press('Enter')
    await expect
      .poll(() => layoutValues(readMeeting(meeting.doc).layout))
      .toEqual({
        headingMark: 'brackets',
        textSize: 11,
        charGap: 0.28,
        'label.when': '開催日時',
        order: 'mode when venue organiser open attendees observers agenda papers proceedings next contact',
      })
    expect(await violationsOn(lead.page)).toEqual([])
    await dialog.getByRole('button', { name: '閉じる' }).click()
    await expect.poll(() => onPaper()).toContain('【開催日時】')
    setLayout(meeting.doc, {
      ...layoutValues(readMeeting(meeting.doc).layout),
      marginLeft: 30,
      agenda: 'annex',
    })
    const last = lead.page.locator('article').last()
    await last.getByText('別添　次第').waitFor()
    const drawn = await last.evaluate(sheet => {
      const { fontSize, paddingLeft } = getComputedStyle(sheet)
      return [fontSize, paddingLeft].map(value => Math.round(Number.parseFloat(value) * 10) / 10)
    })
    expect(drawn).toEqual([14.7, 113.4])
    await saved()
    expect((await download('summary.txt')).toString()).toContain('\n【開催日時】\n')
  })

  test('at the window’s foot and on a tablet nothing of the bar, the sheets or an entry’s tools is cut off', async () => {
    const { page } = lead
    await entry('道内中小企業').evaluate(each => {
      const main = each.closest('main')
      const foot = main?.getBoundingClientRect().bottom ?? 0
      main?.scrollBy(0, each.getBoundingClientRect().bottom + 4 - foot)
    })
    await entry('道内中小企業').click()
    const beyond = () =>
      page.getByRole('toolbar', { name: 'この記録の操作' }).evaluate(tools => {
        const foot = tools.closest('main')?.getBoundingClientRect().bottom ?? 0
        return tools.getBoundingClientRect().bottom - foot
      })
    await expect.poll(beyond).toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1024, height: 768 })
    const button = await page.getByRole('button', { name: '開催概要を確定する…' }).boundingBox()
    const open = await page
      .getByLabel('書き出す')
      .getByText(/^未解決\d+件$/)
      .boundingBox()
    await entry('道内中小企業').click()
    await page.keyboard.press('Escape')
    const main = await page.getByRole('main').boundingBox()
    const tools = await page.getByRole('toolbar', { name: 'この記録の操作' }).boundingBox()
    for (const sheet of await page.locator('article').all()) {
      await sheet.locator(':scope > :last-child').scrollIntoViewIfNeeded()
      const roomAboveNumber = () =>
        sheet.evaluate(({ lastElementChild: number }) => {
          const above = number?.previousElementSibling?.getBoundingClientRect().bottom ?? Number.NaN
          return (number?.getBoundingClientRect().top ?? Number.NaN) - above
        })
      await expect.poll(roomAboveNumber).toBeGreaterThanOrEqual(-1)
    }
    const left = await page
      .locator('article')
      .evaluateAll(all => all.map(each => each.getBoundingClientRect().x))
    expect((tools?.x ?? 0) + (tools?.width ?? Number.NaN)).toBeLessThanOrEqual(main?.width ?? 0)
    expect(Math.min(...left)).toBeGreaterThanOrEqual(0)
    expect(Math.abs((open?.y ?? 0) - (button?.y ?? 0))).toBeLessThan(20)
    expect((button?.x ?? 0) + (button?.width ?? Number.NaN)).toBeLessThanOrEqual(1024)
  })

  test('finalising asks, of emptied rows too and not of those that were only begun, then locks the page', async () => {
    for (const id of ['begun', 'begun too', 'emptied'])
      appendEntry(meeting.doc, { id, recorder: '記録係A', at: '', ...(id === 'emptied' && { text: '消す' }) })
    setEntryText(meeting.doc, 'emptied', '')
    await lead.page.getByText('空の記録').waitFor()
    await lead.page.getByRole('button', { name: '開催概要を確定する…' }).click()
    const dialog = lead.page.getByRole('alertdialog')
    await dialog.getByText(/未解決が4[0-9]件あります/).waitFor()
    const counts = (((await dialog.textContent()) ?? '').match(/\d+(?=件)/g) ?? []).map(Number)
    const [all = 0, ...kinds] = counts
    expect(await dialog.textContent()).toContain('空の記録1件')
    expect(kinds.length).toBeGreaterThan(1)
    expect(kinds.reduce((sum, each) => sum + each, 0)).toBe(all)
    await dialog.getByRole('button', { name: 'このまま確定する' }).click()
    await lead.page.getByText('確定済み').waitFor()
    await lead.page
      .locator('article')
      .getByText(/^第１版　令和.+確定$/)
      .waitFor()
    await entry('道内中小企業').locator('p').click()
    expect(await lead.page.getByRole('toolbar').count()).toBe(0)
  })

  test('is without fault for axe, light and dark', async () => {
    await entry('道内中小企業').locator('p').click()
    await tool('上へ').waitFor()
    expect(await violationsOn(lead.page)).toEqual([])
    await lead.page.locator('html').evaluate(html => {
      html.dataset.mode = 'dark'
    })
    expect(await violationsOn(lead.page)).toEqual([])
  })
})

function focusedText(): Promise<string> {
  return lead.page.evaluate(() => document.activeElement?.textContent ?? '')
}
