import { expect, test } from 'vitest'
import { summaryPdf } from '../../server/formats/pdf/pdf.ts'
import { readDocx } from '../../server/import/read-docx.ts'
import { readPdf } from '../../server/import/read-pdf.ts'
import { layoutFrom } from '../../shared/meeting/layout.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { paragraph, wordFile } from '../support/import-files.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'

test.each([
  [{}, { marginLeft: 25.4, marginRight: 25.4, textSize: 10.5, linePitch: 18 }],
  [
    { headingMark: 'brackets', marginLeft: 30, marginRight: 20, textSize: 12, linePitch: 20 },
    { marginLeft: 30, marginRight: 20, textSize: 12, linePitch: 20 },
  ],
])('a PDF in the layout %j shows its side margins, letters and pitch', async (values, expected) => {
  const meeting = { ...readMeeting(filledSampleDoc()), layout: layoutFrom(values) }
  const { file } = await summaryPdf(summaryOf(meeting))
  const { sheet } = await readPdf(new Uint8Array(file))
  expect(sheet).toMatchObject({
    textSize: expected.textSize,
    linePitch: expected.linePitch,
    paper: { width: expect.closeTo(210, 1), height: expect.closeTo(297, 1) },
  })
  expect(sheet.marginLeft).toBeCloseTo(expected.marginLeft, 0)
  expect(Math.abs((sheet.marginRight ?? 0) - expected.marginRight)).toBeLessThan(1)
})

test('a Word file of somebody else’s shows the first section’s sheet, and no more than it says', () => {
  const section = (size: string, margin: number, grid = '') =>
    `<w:sectPr>${size}<w:pgMar w:top="${margin}" w:bottom="${margin}" w:left="${margin}" w:right="${margin}"/>${grid}</w:sectPr>`
  const b5 = '<w:pgSz w:w="10319" w:h="14571"/>'
  const landscape = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
  const first = section(b5, 1701, '<w:docGrid w:type="linesAndChars" w:linePitch="350"/>')
  const body = paragraph('日時', first) + section(landscape, 567)
  const { sheet } = readDocx(wordFile(body))
  expect(sheet).toEqual({
    marginTop: 30,
    marginBottom: 30,
    marginLeft: 30,
    marginRight: 30,
    linePitch: 17.5,
    paper: { width: expect.closeTo(182, 0), height: expect.closeTo(257, 0) },
  })
  expect(readDocx(wordFile(paragraph('日時'))).sheet).toEqual({})
})
