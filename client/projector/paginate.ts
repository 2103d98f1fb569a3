/** Measured heights of one group, all in the same unit as the box. */
export type FlowGroup = {
  readonly heading: number
  /** The heading as it is repeated where the group goes on in the next column. */
  readonly continued: number
  readonly entries: readonly number[]
}
export type FlowBox = {
  readonly columnHeight: number
  readonly columns: number
  /** Space above a group that is not the first in its column. */
  readonly gap: number
}

/** Entries `from` to `to` (exclusive) of a group; `from` above 0 means that the group continues here. */
export type Piece = { readonly group: number; readonly from: number; readonly to: number }
export type Column = readonly Piece[]
export type Page = readonly Column[]

/** A heading that does not open its column is followed by this many entries, or by all that it has. */
const ENTRIES_AFTER_HEADING = 2

/**
 * Lets groups flow through columns and pages. Every entry stands exactly once and in order, none is broken,
 * and no column is higher than the box, unless a single entry alone is.
 */
export function paginate(groups: readonly FlowGroup[], box: FlowBox): Page[] {
  const columns: Column[] = []
  let column: Piece[] = []
  let used = 0
  const close = () => {
    if (column.length > 0) columns.push(column)
    column = []
    used = 0
  }
  groups.forEach((group, index) => {
    let placed = -1
    while (placed < group.entries.length) {
      const piece = nextPiece(group, index, Math.max(placed, 0), column.length === 0, box, used)
      if (piece !== null) {
        used += heightOf(piece, group, column.length === 0 ? 0 : box.gap)
        column.push(piece)
        placed = piece.to
      }
      if (piece === null || placed < group.entries.length) close()
    }
  })
  close()
  return chunks(columns, box.columns)
}

/** As `paginate` with the same number of pages, but filled evenly: for one theme shown alone. */
export function paginateEvenly(groups: readonly FlowGroup[], box: FlowBox): Page[] {
  let pages = paginate(groups, box)
  const step = box.columnHeight / 40
  for (let height = box.columnHeight - step; pages.length > 1 && height > step; height -= step) {
    const lower = paginate(groups, { ...box, columnHeight: height })
    if (lower.length > pages.length) break
    pages = lower
  }
  return pages
}

/** Null when the group must start in the next column. */
function nextPiece(
  group: FlowGroup,
  index: number,
  from: number,
  isFirst: boolean,
  box: FlowBox,
  used: number,
): Piece | null {
  const heading = from === 0 ? group.heading : group.continued
  const room = box.columnHeight - used - (isFirst ? 0 : box.gap) - heading
  const fitting = countFitting(group.entries, from, room)
  const needed = Math.min(ENTRIES_AFTER_HEADING, group.entries.length)
  if (!isFirst && (room < 0 || fitting < needed)) return null
  const left = group.entries.length - from
  return { group: index, from, to: from + Math.max(fitting, Math.min(1, left)) }
}

function countFitting(heights: readonly number[], from: number, room: number): number {
  let left = room
  let at = from
  for (; at < heights.length; at++) {
    left -= heights[at] ?? 0
    if (left < 0) break
  }
  return at - from
}

function heightOf(piece: Piece, group: FlowGroup, gap: number): number {
  const heading = piece.from === 0 ? group.heading : group.continued
  return group.entries.slice(piece.from, piece.to).reduce((sum, height) => sum + height, gap + heading)
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = []
  for (let at = 0; at < items.length; at += size) result.push(items.slice(at, at + size))
  return result
}
