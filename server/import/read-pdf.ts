import { getDocumentProxy } from 'unpdf'
import { tidySpaces } from '../../shared/import/tidy-spaces.ts'
import { type PdfPage, type Piece, pdfSheet, type Row } from './pdf-sheet.ts'
import type { FileContent } from './read-docx.ts'

const MOST_PAGES = 300

/**
 * The lines of a PDF as they stand on its pages, indented by ideographic spaces. Throws for what is no PDF, has too
 * many pages, is locked, or holds no text (a scan).
 */
export async function readPdf(file: Uint8Array): Promise<FileContent> {
  const pdf = await getDocumentProxy(file)
  if (pdf.numPages > MOST_PAGES) throw new Error('the file has too many pages')
  const pages: PdfPage[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    const pieces = items.flatMap(item => ('str' in item && item.str.trim() !== '' ? [pieceOf(item)] : []))
    pages.push({ width: right - left, height: top - bottom, rows: rowsOf(pieces) })
  }
  const margin = Math.min(...pages.flatMap(({ rows }) => rows.flat().map(piece => piece.x)))
  const lines = pages.flatMap(({ rows }) => rows.map(row => lineOf(row, margin)))
  return { text: lines.join('\n'), sheet: pdfSheet(pages) }
}

function pieceOf(item: {
  readonly str: string
  readonly transform: unknown[]
  readonly width: number
}): Piece {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number)
  return { text: withoutRadicals(item.str), x, y, end: x + item.width, size: Math.hypot(a, b) || 1 }
}

/** The lines from the top of the page down. */
function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && Math.abs(first.y - piece.y) < first.size / 2) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(row => row.toSorted((a, b) => a.x - b.x))
}

/** Some writers of PDF name a character by the radical that looks the same: ⽇ for 日. */
function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, radical => {
    const at = RADICALS.indexOf(radical)
    return at === -1 ? radical.normalize('NFKC') : CHARACTERS.charAt(at)
  })
}

/** Those that Unicode does not itself call the same. */
const RADICALS = '⺠⻄⻑⻘⻝⻩⻤⻁⻨⻲⻭⻫⻯⻆'
const CHARACTERS = '民西長青食黄鬼虎麦亀歯斉竜角'

/** Gaps of most of a cell are ideographic spaces, smaller ones spaces, unless only Japanese and Latin are set apart. */
function lineOf(row: Row, margin: number): string {
  const [first] = row
  const indent = first === undefined ? 0 : Math.round((first.x - margin) / first.size)
  let [line, end] = ['', first?.x ?? 0]
  for (const { text, x, end: next, size } of row) {
    const cells = (x - end) / size
    if (cells > 0.7) line += '　'.repeat(Math.min(Math.round(cells), 10))
    else if (cells > 0.15) line += ' '
    line += text
    end = next
  }
  return '　'.repeat(Math.min(indent, 40)) + tidySpaces(line)
}
