import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { Layout } from '../../shared/meeting/layout.ts'
import { type Annex, columnShares } from '../../shared/summary/annexes.ts'
import { STYLE, twipsOfMm } from './docx-styles.ts'

const PAPER_MM = 210

/** The list of attendees: a head that is repeated on each page, rows that no page break divides. */
export function annexTable(annex: Extract<Annex, { kind: 'table' }>, layout: Layout): Table {
  const widths = widthsOf(annex, twipsOfMm(PAPER_MM - layout.marginLeft - layout.marginRight))
  const row = (cells: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((text, index) => cell(text, widths[index] ?? 0)),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [row(annex.columns, true), ...annex.rows.map(cells => row(cells, false))],
  })
}

function widthsOf(annex: Extract<Annex, { kind: 'table' }>, whole: number): number[] {
  const shares = columnShares(annex)
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map(share => Math.floor((whole * share) / sum))
}

function cell(text: string, size: number): TableCell {
  return new TableCell({
    width: { size, type: WidthType.DXA },
    margins: { left: 100, right: 100 },
    children: [new Paragraph({ style: STYLE.cell, children: [new TextRun({ text })] })],
  })
}
