/** What the paging of a paragraph needs to know of it. */
export type PagedLine = {
  readonly height: number
  /** Whether the one after it must stand on the same sheet. */
  readonly keepsNext: boolean
  readonly startsSheet?: boolean
  /** Height of what is repeated above it where it begins a sheet. */
  readonly repeated?: number
}

/**
 * Which paragraphs stand on which sheet: ranges `[from, to)` that cover all of them in order. A paragraph is
 * never broken and one that keeps the next is not left at the foot, unless together they exceed a sheet.
 */
export function breakSheets(lines: readonly PagedLine[], sheetHeight: number): [from: number, to: number][] {
  const sheets: [number, number][] = []
  let from = 0
  while (from < lines.length) {
    const to = endOfSheet(lines, from, sheetHeight)
    sheets.push([from, to])
    from = to
  }
  return sheets
}

function endOfSheet(lines: readonly PagedLine[], from: number, sheetHeight: number): number {
  let used = lines[from]?.repeated ?? 0
  let to = from
  while (to < lines.length) {
    used += lines[to]?.height ?? 0
    if (to > from && (used > sheetHeight || lines[to]?.startsSheet)) break
    to++
  }
  if (to === lines.length || lines[to]?.startsSheet) return to
  let kept = to
  while (kept > from && lines[kept - 1]?.keepsNext) kept--
  return kept > from ? kept : to
}
