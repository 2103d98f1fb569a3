import { holdPage } from './held-page.ts'
import { keysOnPage, type Lay, type Layout, pageWith } from './layout.ts'
import type { Turn } from './turn-at.ts'

/** Which page of which layout is shown, and the turn that brought it up. */
export type ShownPage = Turn & {
  readonly layout: Layout
  /** Counts the turns: a page that is laid out anew under the same count is still the one being read. */
  readonly turns: number
  /** The round has gone past this page, which follows what was read: until the other screens are caught up with. */
  readonly isBehind: boolean
}

type Place = Pick<ShownPage, 'layout' | 'page'>

/** The page that a turn brings up: everything is laid out afresh. */
export function turnedTo(before: ShownPage | null, turn: Turn, lay: Lay): ShownPage {
  return { ...turn, layout: lay(null), turns: (before?.turns ?? 0) + 1, isBehind: false }
}

/**
 * The page that comes up when the time of another is over: the round's, unless what follows on what was read would be
 * passed over because entries have gone or pages become more or fewer. That page then comes first, at double pace, so
 * that this screen soon shows the round's page again.
 */
function timedOut(before: ShownPage, turn: Turn, lay: Lay, nowMs: number): ShownPage {
  const fresh = turnedTo(before, turn, lay)
  const isLate = before.turnAtMs === null || nowMs >= before.turnAtMs + turn.turnMs
  if (isLate || turn.turnAtMs === null || isNews(before, turn)) return fresh
  const page = pageFollowing(before, fresh.layout)
  if (!isPassedOver(page, turn.page, fresh.layout.pages.length)) return fresh
  return { ...fresh, page, turnAtMs: Math.min(nowMs + turn.turnMs / 2, turn.turnAtMs), isBehind: true }
}

/** Where the first part stands that came after the page and is still there; the first page where none is. */
function pageFollowing(before: Place, layout: Layout): number {
  const later = before.layout.pages.flatMap((_, page) =>
    page > before.page ? keysOnPage(before.layout, page) : [],
  )
  for (const key of later) {
    const page = pageWith(key, layout)
    if (page >= 0) return page
  }
  return 0
}

/** Whether the round is past that page; it may also be before it, then some pages are shown once more. */
function isPassedOver(page: number, roundPage: number, count: number): boolean {
  const past = (roundPage - page + count) % count
  return past > 0 && past <= count - past
}

function isNews(before: Turn, { newest }: Turn): boolean {
  return newest !== null && newest !== before.newest
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
  if (before.by !== by) return turnedTo(before, turn, lay)
  if (isOver) return timedOut(before, turn, lay, nowMs)
  const place = isMeasuredAnew ? afterResize(before, lay(null)) : afterChange(before, lay)
  if (newest !== null && isNews(before, turn) && !keysOnPage(place.layout, place.page).includes(newest))
    return turnedTo(before, turn, lay)
  const { turns, isBehind } = before
  const turnAtMs = isBehind ? earlier(before.turnAtMs, turn.turnAtMs) : turn.turnAtMs
  return { ...turn, ...place, turns, isBehind, turnAtMs, newest: newest ?? before.newest }
}

/** A page that stands still keeps no time, and gets the round's when it goes on. */
function earlier(own: number | null, rounds: number | null): number | null {
  return own === null || rounds === null ? rounds : Math.min(own, rounds)
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
