import { describe, expect, test } from 'vitest'
import { summaryPdf } from '../../../server/formats/pdf/pdf.ts'
import { layoutFrom } from '../../../shared/meeting/layout.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { measuresFor } from '../../../shared/summary/page-grid.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { assembly, OTHER_LAYOUT } from '../../support/assembly.ts'
import { buildMeeting } from '../../support/build-meeting.ts'
import { paperOfPdf } from '../../support/paper.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'
import { squash } from '../../support/squash.ts'

const example = readMeeting(filledSampleDoc())
/** A character that no font has. */
const NOWHERE = '\u{10fffd}'
const saying = (text: string) =>
  summaryOf(buildMeeting({ facts: { title: '会議' }, entries: { e1: { text } } }))

describe('the PDF', () => {
  test('is a tagged PDF/UA-1 file with a title, of the meeting’s day, and the same for the same summary', async () => {
    const { file, standard, missing } = summaryPdf(summaryOf(example))
    expect([standard, missing]).toEqual(['ua-1', []])
    const { info } = await paperOfPdf(file)
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toMatch(/^Title: +令和３年度/m)
    expect(info).toMatch(/^CreationDate: .*2021/m)
    expect(Buffer.from(file).toString('latin1')).toContain('pdfuaid:part>1<')
    expect(Buffer.compare(summaryPdf(summaryOf(example)).file, file)).toBe(0)
  })

  test('is a PDF/A file where the layout says so', () => {
    const { file, standard } = summaryPdf(
      summaryOf({ ...example, layout: layoutFrom({ pdfStandard: 'a-2a' }) }),
    )
    expect(standard).toBe('a-2a')
    expect(Buffer.from(file).toString('latin1')).toMatch(/pdfaid:part>2</)
  })

  test('a character that the standard forbids is named, and the rest is written all the same', async () => {
    const { file, standard, missing } = summaryPdf(saying(`道内${NOWHERE}の企業`))
    expect([standard, missing]).toEqual(['1.7', [NOWHERE]])
    expect(squash((await paperOfPdf(file)).text)).toMatch(/道内.*の企業/u)
  })

  test.each([
    '#let x = 1 $a$ @b <c> *d* _e_ `f` \\ // g',
    '"]) #panic("x")',
    '＜偽テーマ＞\n(1) 議事１',
    '髙﨑𠮷㈱①㍻㋿葛󠄀',
  ])('prints %s as it was typed', async text => {
    const { file, standard } = summaryPdf(saying(text))
    expect(standard).toBe('ua-1')
    expect(squash((await paperOfPdf(file)).text)).toContain(squash(text))
  })

  test.each(['2021-02-30T10:00+09:00', '2021-13-01', '0000-01-01', '五月のある日', '1950-01-01T10:00+09:00'])(
    'is written of a meeting that starts on %s',
    async startsAt => {
      const { file, standard } = summaryPdf(summaryOf({ ...example, startsAt }))
      expect(standard).toBe('ua-1')
      expect(squash((await paperOfPdf(file)).text)).toContain('開催概要')
    },
  )

  test('a lone surrogate or a control character is no reason to fail', () => {
    expect(summaryPdf(saying('\ud800\u0000\u001b\ufffe一')).standard).toBe('ua-1')
  })

  test('holds as many characters on a line and lines on a page as the layout’s grid', async () => {
    const court = { textSize: 12, marginTop: 35, marginBottom: 27, marginLeft: 30, marginRight: 17.5 }
    const layout = layoutFrom({ ...court, ...measuresFor(layoutFrom(court), { characters: 37, lines: 26 }) })
    const meeting = buildMeeting({ facts: { title: '会議' }, entries: { e1: { text: '字'.repeat(2_000) } } })
    const { text } = await paperOfPdf(summaryPdf(summaryOf({ ...meeting, layout })).file)
    const [, second = ''] = text.split('\f')
    const lines = second.split('\n').filter(line => line.includes('字'))
    expect(lines).toHaveLength(26)
    for (const line of lines) expect(line.trim()).toHaveLength(37 - 2)
  })

  test('no heading stands last on a page, wherever the page ends', async () => {
    const entries = example.entries.filter(entry => entry.theme !== null)
    for (let more = 0; more < 40; more += 2) {
      const longer = entries.map((entry, at) =>
        at === 0 ? { ...entry, text: '字'.repeat(1 + 38 * more) } : entry,
      )
      const { text } = await paperOfPdf(summaryPdf(summaryOf({ ...example, entries: longer })).file)
      for (const page of text.trim().split('\f'))
        expect(page.trim().split('\n').at(-1)).not.toMatch(/^\s*[＜【（(]/)
    }
  })

  test('follows the layout, annexes on pages of their own, a stamp under the title', async () => {
    const { text, pages } = await paperOfPdf(
      summaryPdf(summaryOf(assembly(OTHER_LAYOUT), { edition: 2, date: '2021-06-10' })).file,
    )
    expect(pages).toBe(3)
    expect(text.split('\f')[0]).toMatch(/開催概要\s+第２版\s+令和３年６月１０日確定\s+【実施場所】/)
    expect(text.split('\f')[1]).toMatch(/別添 +出席者名簿\s+区分/)
  })
})
