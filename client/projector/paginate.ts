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

/** The place before an entry; before a group's heading where `entry` is 0. */
export type Place = { readonly group: number; readonly entry: number }
/** A page that is to stay as it is read: where its columns begin, and the page after it. */
export type HeldPlaces = { readonly columns: readonly Place[]; readonly next: Place | null }

/** A heading that does not open its column is followed by this many entries, or by all that it has. */
const ENTRIES_AFTER_HEADING = 2
const NOTHING_HELD: HeldPlaces = { columns: [], next: null }

/**
 * Lets groups flow through columns and pages. Every entry stands exactly once and in order, none is broken,
 * and no column is higher than the box, unless a single entry alone is. The columns of a held page begin where they
 * did for as long as what stands in them fits.
 */
export function paginate(
  groups: readonly FlowGroup[],
  box: FlowBox,
  held: HeldPlaces = NOTHING_HELD,
): Page[] {
  const flow = new Flow(box, held)
  groups.forEach((group, index) => {
    flow.placeGroup(group, index)
  })
  return flow.end()
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

/** Pages while they are being filled. */
class Flow {
  readonly #box: FlowBox
  readonly #held: HeldPlaces
  readonly #pages: Column[][] = []
  #page: Column[] = []
  #column: Piece[] = []
  #used = 0
  #isOnHeldPage = false

  constructor(box: FlowBox, held: HeldPlaces) {
    this.#box = box
    this.#held = held
  }

  placeGroup(group: FlowGroup, index: number): void {
    let placed = -1
    while (placed < group.entries.length) {
      const from = Math.max(placed, 0)
      this.#breakAt({ group: index, entry: from })
      const piece = this.#nextPiece(group, index, from)
      if (piece !== null) {
        this.#used += heightOf(piece, group, this.#column.length === 0 ? 0 : this.#box.gap)
        this.#column.push(piece)
        placed = piece.to
      }
      if (piece === null || placed < group.entries.length) this.#closeColumn()
    }
  }

  end(): Page[] {
    this.#closePage()
    return this.#pages
  }

  /** Null when the group must start in the next column. */
  #nextPiece(group: FlowGroup, index: number, from: number): Piece | null {
    const isFirst = this.#column.length === 0
    const heading = from === 0 ? group.heading : group.continued
    const room = this.#box.columnHeight - this.#used - (isFirst ? 0 : this.#box.gap) - heading
    const left = this.#entriesUntilBreak(index, from, group.entries.length)
    const fitting = Math.min(left, countFitting(group.entries, from, room))
    const needed = Math.min(ENTRIES_AFTER_HEADING, left)
    if (!isFirst && (room < 0 || fitting < needed)) return null
    return { group: index, from, to: from + Math.max(fitting, Math.min(1, left)) }
  }

  /** Begins the column or page that begins here on the held page. */
  #breakAt(place: Place): void {
    if (isAt(this.#held.columns[0], place)) {
      this.#closePage()
      this.#isOnHeldPage = true
    } else if (this.#isOnHeldPage && isAt(this.#held.next, place)) this.#closePage()
    else if (this.#beginsLaterColumn(place)) this.#closeColumn()
  }

  #entriesUntilBreak(group: number, from: number, length: number): number {
    for (let entry = from + 1; entry < length; entry++) {
      const place = { group, entry }
      const begins = isAt(this.#held.columns[0], place) || this.#beginsLaterColumn(place)
      if (begins || (this.#isOnHeldPage && isAt(this.#held.next, place))) return entry - from
    }
    return length - from
  }

  /** False once what stands above has grown into that column: then it goes on there. */
  #beginsLaterColumn(place: Place): boolean {
    const column = this.#held.columns.findIndex(each => isAt(each, place))
    return this.#isOnHeldPage && column > this.#page.length
  }

  #closeColumn(): void {
    if (this.#column.length > 0) this.#page.push(this.#column)
    this.#column = []
    this.#used = 0
    if (this.#page.length === this.#box.columns) this.#closePage()
  }

  #closePage(): void {
    if (this.#column.length > 0) this.#page.push(this.#column)
    if (this.#page.length > 0) this.#pages.push(this.#page)
    this.#page = []
    this.#column = []
    this.#used = 0
    this.#isOnHeldPage = false
  }
}

function isAt(held: Place | null | undefined, place: Place): boolean {
  return held?.group === place.group && held.entry === place.entry
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
