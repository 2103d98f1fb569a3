/** A paragraph's height and whether the one after it must stand on the same sheet. */
export type SheetLine = { readonly height: number; readonly keepsNext: boolean }

/**
 * Which paragraphs stand on which sheet: ranges `[from, to)` that cover all of them in order. A paragraph is
 * never broken and one that keeps the next is not left at the foot, unless together they exceed a sheet.
 */
export function breakSheets(lines: readonly SheetLine[], sheetHeight: number): [from: number, to: number][] {
  const sheets: [number, number][] = []
  let from = 0
  while (from < lines.length) {
    const to = endOfSheet(lines, from, sheetHeight)
    sheets.push([from, to])
    from = to
  }
  return sheets
}

function endOfSheet(lines: readonly SheetLine[], from: number, sheetHeight: number): number {
  let used = 0
  let to = from
  while (to < lines.length) {
    used += lines[to]?.height ?? 0
    if (used > sheetHeight && to > from) break
    to++
  }
  if (to === lines.length) return to
  let kept = to
  while (kept > from && lines[kept - 1]?.keepsNext) kept--
  return kept > from ? kept : to
}
