import { writeXlsx } from 'hucre/xlsx'
import { LEDGER_COLUMNS, type LedgerRow, ledgerRows } from '../../shared/formats/ledger.ts'
import { instantMs } from '../../shared/meeting/instant.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { withFixedTimes } from './zip-times.ts'

const SHEET = '意見一覧'
const FONT = { name: '游ゴシック', size: 10 }
const LINE_PT = 15
/** Excel opens no row that is higher. */
const HIGHEST_PT = 409

/** Widths in half-width characters; the text has most of the line. */
const WIDTHS: Readonly<Record<(typeof LEDGER_COLUMNS)[number], number>> = {
  No: 6,
  議事番号: 9,
  議事: 18,
  テーマ: 18,
  種別: 11,
  意見: 64,
  発言者: 12,
  記録者: 12,
  時刻: 17,
  状態: 10,
}

const WIDTH_LIST = LEDGER_COLUMNS.map(column => WIDTHS[column])

const EDGE = { style: 'thin', color: { rgb: 'B3B3B3' } } as const
const BORDER = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE }
const CELL = { font: FONT, border: BORDER, alignment: { vertical: 'top', wrapText: true } } as const
const HEAD = {
  ...CELL,
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6E6E6' } },
} as const

/**
 * The ledger of all entries as an Excel file: one datum a cell, text always as text, the head frozen, filtered and
 * repeated on paper (A4 landscape, as wide as a page). The same meeting gives the same bytes.
 */
export async function ledgerXlsx(meeting: Meeting): Promise<Uint8Array> {
  const rows = [LEDGER_COLUMNS, ...ledgerRows(meeting)]
  const time = new Date(instantMs(meeting.startsAt) ?? UNKNOWN_MS)
  const file = await writeXlsx({
    defaultFont: FONT,
    properties: { title: meeting.title, created: time, modified: time },
    sheets: [
      {
        name: SHEET,
        columns: WIDTH_LIST.map(width => ({ width, style: CELL })),
        rows: rows.map(row => [...row].map(cellOf)),
        cells: new Map(LEDGER_COLUMNS.map((_, column) => [`0,${column}`, { style: HEAD }])),
        rowDefs: new Map(rows.map((row, index) => [index, { height: heightOf(row) }])),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${LAST_COLUMN}${rows.length}` },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
        headerFooter: { oddHeader: `&L${headerText(meeting.title)}`, oddFooter: '&C&P / &N' },
      },
    ],
  })
  return withFixedTimes(file)
}

const UNKNOWN_MS = Date.UTC(2000, 0, 1)
const LAST_COLUMN = String.fromCharCode('A'.charCodeAt(0) + LEDGER_COLUMNS.length - 1)

/** `_x000d_` in a file means a control character; typed, it is text (ECMA-376 part 1, 22.9.2.19). */
function cellOf(value: string | number): string | number | null {
  if (value === '') return null
  return typeof value === 'string' ? value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : value
}

/** No program makes wrapped rows as high as their text by itself when it opens the file. */
function heightOf(row: LedgerRow | typeof LEDGER_COLUMNS): number {
  const lines = row.map((value, column) => linesOf(String(value), (WIDTH_LIST[column] ?? 10) - 1))
  return Math.min(HIGHEST_PT, Math.max(...lines) * LINE_PT)
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(cellsOf(line) / width)), 0)
}

/** A full-width character takes two. */
function cellsOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (character < '\u0250' ? 1 : 2), 0)
}

/** `&` begins a code there; Excel takes 255 characters for the whole line. */
function headerText(title: string): string {
  return [...title].slice(0, 100).join('').replaceAll('&', '&&')
}
