import { holdPage } from './held-page.ts'
import { keysOnPage, type Lay, type Layout, pageWith } from './layout.ts'
import type { Turn } from './turn-at.ts'

/** Which page of which layout is shown, and the turn that brought it up. */
export type ShownPage = Turn & {
  readonly layout: Layout
  /** Counts the turns: a page that is laid out anew under the same count is still the one being read. */
  readonly turns: number
}

type Place = Pick<ShownPage, 'layout' | 'page'>

/** The page that a turn brings up: everything is laid out afresh. */
export function turnedTo(before: ShownPage | null, turn: Turn, lay: Lay): ShownPage {
  return { ...turn, layout: lay(null), turns: (before?.turns ?? 0) + 1 }
}

/**
 * The page after what it shows may have changed. What is being read stays in its place until its time is over, the lead
 * or a key turns, or a new entry comes that does not stand on it.
 */
export function pageAfter(
  before: ShownPage,
  turn: Turn,
  lay: Lay,
  { nowMs, isMeasuredAnew }: { readonly nowMs: number; readonly isMeasuredAnew: boolean },
): ShownPage {
  const { by, newest } = turn
  const isOver = before.turnAtMs !== null && before.turnAtMs <= nowMs
  if (isOver || before.by !== by) return turnedTo(before, turn, lay)
  const place = isMeasuredAnew ? afterResize(before, lay(null)) : afterChange(before, lay)
  const isKnown = newest === null || newest === before.newest
  if (!isKnown && !keysOnPage(place.layout, place.page).includes(newest)) return turnedTo(before, turn, lay)
  return { ...turn, ...place, turns: before.turns, newest: newest ?? before.newest }
}

function afterChange(before: Place, lay: Lay): Place {
  const held = holdPage(before.layout, before.page)
  const layout = lay(held)
  return held !== null && layout.heldAt >= 0 ? { layout, page: layout.heldAt } : afterResize(before, layout)
}

/** The page with what was read first, else the page at its place. */
function afterResize(before: Place, layout: Layout): Place {
  const first = keysOnPage(before.layout, before.page)[0]
  const found = first === undefined ? -1 : pageWith(first, layout)
  return { layout, page: found >= 0 ? found : Math.min(before.page, Math.max(0, layout.pages.length - 1)) }
}
