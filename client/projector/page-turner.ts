import { type HeldPage, holdPage } from './held-page.ts'
import { keysOnPage, type Layout, NO_PAGES, pageWith } from './layout.ts'

/** How long a page stays, how long the page of a new entry is held, and one that was turned to by hand. */
export const TURN_MS = 15_000
export const HOLD_MS = 20_000
export const HAND_MS = 30_000

/** Lays out what there is to show; the held page stays as it is read. */
export type Lay = (held: HeldPage | null) => Layout

/** Which page of which layout is shown. Times are epoch ms. */
export type Turner = {
  readonly layout: Layout
  readonly page: number
  /** Counts the turns: a page that is laid out anew under the same count is still the one being read. */
  readonly turns: number
  /** The first part on the page: the page is found again by it when heights have changed. */
  readonly anchor: string | null
  readonly turnAtMs: number
  /** Turned to by hand: until its time is over no new entry turns it away. */
  readonly byHand: boolean
}

/** Before anything is laid out; `anchor` is the part whose page comes first. */
export function unopened(anchor: string | null, nowMs: number): Turner {
  return { layout: NO_PAGES, page: 0, turns: 0, anchor, turnAtMs: nowMs + TURN_MS, byHand: false }
}

/** The first page of something else, from now. */
export function firstPage(turner: Turner, lay: Lay, nowMs: number): Turner {
  return turnTo(turner, lay(null), 0, nowMs + TURN_MS)
}

/** The same page after what it shows has changed: what is being read stays where it is. */
export function afterChange(turner: Turner, lay: Lay): Turner {
  const held = holdPage(turner.layout, turner.page)
  const layout = lay(held)
  if (held !== null && layout.heldAt >= 0) return at(turner, layout, layout.heldAt)
  return afterResize(turner, () => layout)
}

/** The page with what is being read after everything was measured anew. */
export function afterResize(turner: Turner, lay: Lay): Turner {
  const layout = lay(null)
  const found = turner.anchor === null ? -1 : pageWith(turner.anchor, layout)
  return at(turner, layout, found >= 0 ? found : Math.min(turner.page, Math.max(0, layout.pages.length - 1)))
}

/** Turns by some pages, round the end. What follows is found by its first part: nothing is left out. */
export function turnBy(turner: Turner, step: number, lay: Lay, nowMs: number): Turner {
  const count = Math.max(1, turner.layout.pages.length)
  return turnToPage(turner, (((turner.page + step) % count) + count) % count, lay, nowMs + TURN_MS)
}

/** Turns by hand; the page is held for longer. */
export function turnByHand(turner: Turner, step: number, lay: Lay, nowMs: number): Turner {
  return byHand(turnBy(turner, step, lay, nowMs), nowMs)
}

/** Shows the page that the lead asked for, held as one turned to by hand; beyond the last it counts on from the first. */
export function showPage(turner: Turner, page: number, lay: Lay, nowMs: number): Turner {
  const layout = lay(null)
  return byHand(turnTo(turner, layout, page % Math.max(1, layout.pages.length), nowMs), nowMs)
}

/** Shows a new entry's page and holds it; a page that was just turned to by hand stays. */
export function showEntry(turner: Turner, id: string, lay: Lay, nowMs: number): Turner {
  const turnAtMs = nowMs + HOLD_MS
  if (keysOnPage(turner.layout, turner.page).includes(id))
    return { ...turner, turnAtMs: Math.max(turner.turnAtMs, turnAtMs) }
  if (turner.byHand && nowMs < turner.turnAtMs) return turner
  const layout = lay(null)
  const page = pageWith(id, layout)
  return page < 0 ? turner : turnTo(turner, layout, page, turnAtMs)
}

function byHand(turner: Turner, nowMs: number): Turner {
  return { ...turner, turnAtMs: nowMs + HAND_MS, byHand: true }
}

function turnToPage(turner: Turner, page: number, lay: Lay, turnAtMs: number): Turner {
  const first = keysOnPage(turner.layout, page)[0]
  const layout = lay(null)
  const found = first === undefined ? -1 : pageWith(first, layout)
  return turnTo(turner, layout, Math.max(0, found), turnAtMs)
}

function turnTo(turner: Turner, layout: Layout, page: number, turnAtMs: number): Turner {
  return { ...at(turner, layout, page), turns: turner.turns + 1, turnAtMs, byHand: false }
}

function at(turner: Turner, layout: Layout, page: number): Turner {
  return { ...turner, layout, page, anchor: keysOnPage(layout, page)[0] ?? null }
}
