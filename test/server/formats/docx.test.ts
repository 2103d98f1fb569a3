import { describe, expect, test } from 'vitest'
import { summaryDocx } from '../../../server/formats/docx.ts'
import { summaryPdf } from '../../../server/formats/pdf/pdf.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { exampleFile } from '../../../tools/example-meeting.ts'
import { assembly, OTHER_LAYOUT } from '../../support/assembly.ts'
import { buildMeeting } from '../../support/build-meeting.ts'
import { paperOfDocx, paperOfPdf } from '../../support/paper.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'
import { squash } from '../../support/squash.ts'
import { unzipped } from '../../support/unzipped.ts'

const summary = summaryOf(readMeeting(filledSampleDoc()))

describe('the Word file', () => {
  test('laid out by LibreOffice reads as the golden summary, on as many pages as the PDF', async () => {
    const [word, pdf] = await Promise.all([
      summaryDocx(summary).then(paperOfDocx),
      paperOfPdf(summaryPdf(summary).file),
    ])
    expect(squash(word.text)).toBe(squash(exampleFile('summary.txt')))
    expect(squash(pdf.text)).toBe(squash(exampleFile('summary.txt')))
    expect([word.pages, pdf.pages]).toEqual([3, 3])
  }, 90_000)

  test('holds real headings, numbered lists, east Asian fonts and no name of who made it', async () => {
    const parts = unzipped(await summaryDocx(summary))
    const document = parts.get('word/document.xml') ?? ''
    expect(count(document, 'w:pStyle w:val="Title"')).toBe(1)
    expect([1, 2, 3, 4].map(level => count(document, `w:pStyle w:val="Heading${level}"`))).toEqual([
      5, 6, 1, 7,
    ])
    expect(count(document, 'w:pStyle w:val="SummaryOpinion"')).toBe(33)
    expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="360"/>')
    expect(parts.get('word/styles.xml')).toContain('w:eastAsia="ＭＳ 明朝"')
    expect(parts.get('word/numbering.xml')).toContain('decimalFullWidth')
    expect(parts.get('docProps/core.xml')).toContain('2021-05-27T01:00:00Z')
    expect(parts.get('docProps/core.xml')).not.toMatch(/creator|lastModifiedBy/)
  })

  test('follows the layout: margins, letters, typed marks, bullets by speaker, a list of attendees on its own page', async () => {
    const parts = unzipped(
      await summaryDocx(summaryOf(assembly(OTHER_LAYOUT), { edition: 2, date: '2021-06-10' })),
    )
    const document = parts.get('word/document.xml') ?? ''
    expect(document).toMatch(/<w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="1701"/)
    expect(parts.get('word/styles.xml')).toContain('<w:sz w:val="22"/>')
    expect(document).toContain('【開催日時】')
    for (const mark of ['◎', '○', '●'])
      expect(parts.get('word/numbering.xml')).toContain(`<w:lvlText w:val="${mark}"/>`)
    expect(count(document, '<w:pageBreakBefore/>')).toBe(2)
    expect(document).toContain('<w:tblHeader/>')
    expect(document).toContain('第２版')
  })

  test('has the same bytes for the same summary', async () => {
    expect(await summaryDocx(summary)).toEqual(await summaryDocx(summary))
    const times = (await summaryDocx(summary)).slice(10, 14)
    expect([...times]).toEqual([0, 0, 33, 0])
  })

  test('takes any text, a hard break as a break', async () => {
    const text = '<w:p>&amp;"\u0000\u0008\ufffe😀\n二行目'
    const hostile = summaryOf(buildMeeting({ facts: { title: '<&' }, entries: { e1: { text } } }))
    const document = unzipped(await summaryDocx(hostile)).get('word/document.xml') ?? ''
    expect(document).toContain('&lt;w:p&gt;&amp;amp;')
    expect(document).toMatch(/😀<\/w:t><\/w:r><w:r><w:br\/><w:t[^>]*>二行目/)
    expect(document.isWellFormed()).toBe(true)
  })
})

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
