import readExcel from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { ledgerXlsx } from '../../../server/formats/ledger-xlsx.ts'
import { LEDGER_COLUMNS, ledgerRows } from '../../../shared/formats/ledger.ts'
import { buildMeeting } from '../../support/build-meeting.ts'
import { unzipped } from '../../support/unzipped.ts'

const HOSTILE = [
  '=1+1',
  '@SUM(A1)',
  '+81 90',
  '-5',
  '00123',
  '1E5',
  '1-2',
  '<&"\'>',
  '一行目\n二行目',
  '_x000d_',
  '😀',
]
const meeting = buildMeeting({
  facts: { title: '会議 & 意見', startsAt: '2021-05-27T10:00+09:00' },
  agenda: { a1: { title: '=HYPERLINK("x")' } },
  entries: Object.fromEntries(HOSTILE.map((text, index) => [`e${index}`, { text, agenda: 'a1' }])),
})

describe('the Excel ledger', () => {
  test('holds one datum a cell, as it was typed and never as a formula', async () => {
    const file = Buffer.from(await ledgerXlsx(meeting))
    const [sheet] = await readExcel(file)
    const rows = sheet?.data.map(row => row.map(cell => cell ?? ''))
    expect(rows).toEqual([[...LEDGER_COLUMNS], ...ledgerRows(meeting)])
    expect(unzipped(file).get('xl/worksheets/sheet1.xml')).not.toMatch(/<f>|<mergeCell /)
  })

  test('has a frozen and filtered head that is repeated on each printed page', async () => {
    const parts = unzipped(await ledgerXlsx(meeting))
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toMatch(/<pane ySplit="1"[^>]* state="frozen"/)
    expect(sheet).toContain('<autoFilter ref="A1:J12"')
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/)
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm.Print_Titles"[^>]*>[^<]*\$1:\$1</)
  })

  test('has rows as high as their text', async () => {
    const long = buildMeeting({ entries: { e1: { text: 'あ'.repeat(100) }, e2: { text: '短い' } } })
    const sheet = unzipped(await ledgerXlsx(long)).get('xl/worksheets/sheet1.xml') ?? ''
    const heights = [...sheet.matchAll(/<row r="\d+"[^>]* ht="([\d.]+)"/g)].map(([, height]) =>
      Number(height),
    )
    expect(heights).toEqual([15, 60, 15])
  })

  test('has the same bytes for the same meeting', async () => {
    expect(Buffer.compare(await ledgerXlsx(meeting), await ledgerXlsx(meeting))).toBe(0)
  })
})
