import type { SheetMeasures } from '../../shared/meeting/sheet-measures.ts'

/** A piece of text where it stands on a page, in points from the lower left corner. */
export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly end: number
  readonly size: number
}
/** Pieces on one base line, from left to right. */
export type Row = readonly Piece[]
export type PdfPage = { readonly width: number; readonly height: number; readonly rows: readonly Row[] }

/** So many lines show a measure before it counts. */
const ENOUGH = 4
const MM = 25.4 / 72

/**
 * The measures that the pages of a PDF show: how far text reaches to the sides, the letters and the pitch of most
 * lines. Where the first and the last line of a page stand depends on the program, so upper and lower margins are not told.
 */
export function pdfSheet(pages: readonly PdfPage[]): SheetMeasures {
  const [page] = pages
  const pieces = pages.flatMap(({ rows }) => rows.flat())
  const size = mostOf(pieces.map(piece => [halves(piece.size), piece.text.length]))
  if (page === undefined || size === null) return {}
  const rows = pages.flatMap(each => each.rows)
  const ends = rows.flatMap(row => (OVER_THE_END.test(row.at(-1)?.text ?? '') ? [] : [row.at(-1)?.end ?? 0]))
  const right = Math.max(0, ...ends)
  const isFilled = ends.filter(end => end > right - size).length >= ENOUGH
  const left = Math.min(page.width, ...rows.map(row => startOf(row)))
  const pitch = mostOf(pages.flatMap(({ rows }) => pitchesOf(rows, size)))
  return {
    paper: { width: page.width * MM, height: page.height * MM },
    marginLeft: tenths(left * MM),
    textSize: size,
    ...(isFilled ? { marginRight: tenths((page.width - right) * MM) } : {}),
    ...(pitch === null ? {} : { linePitch: pitch }),
  }
}

/** Signs whose empty half typesetters let stand beyond the edge of the text. */
const OVER_THE_END = /[、。，．）」』】〕］＞》]\s*$/
const BEFORE_THE_START = /^\s*[（「『【〔［＜《]/

function startOf([first]: Row): number {
  if (first === undefined) return Number.POSITIVE_INFINITY
  return BEFORE_THE_START.test(first.text) ? first.x + first.size / 2 : first.x
}

/** From one line of plain text to the next. */
function pitchesOf(rows: readonly Row[], size: number): [number, number][] {
  return rows.slice(1).flatMap((row, index): [number, number][] => {
    const [above, below] = [rows[index]?.[0], row[0]]
    const isPlain = [above, below].every(piece => piece !== undefined && halves(piece.size) === size)
    return isPlain ? [[halves((above?.y ?? 0) - (below?.y ?? 0)), 1]] : []
  })
}

/** The value with the most weight, if it has enough. */
function mostOf(values: readonly (readonly [value: number, weight: number])[]): number | null {
  const weights = new Map<number, number>()
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight)
  const [most] = [...weights].sort(([, a], [, b]) => b - a)
  return most === undefined || most[1] < ENOUGH ? null : most[0]
}

const halves = (value: number) => Math.round(value * 2) / 2
const tenths = (value: number) => Math.round(value * 10) / 10
