import type { Round } from '../../shared/outline/round.ts'

/** How long a page stays, how long the page of a new entry is held, and one that was turned to by hand. */
export const TURN_MS = 15_000
export const HOLD_MS = 20_000
export const HAND_MS = 30_000

/** The keys of what stands on each page; an entry's first part goes by the entry's id. */
export type PageKeys = readonly (readonly string[])[]

/** What was done at this screen alone: pages turned, or stopped, or something else shown. */
export type LocalTurn = Pick<Round, 'page' | 'anchor' | 'sinceMs'>

export type Turning = {
  readonly round: Round
  readonly local: LocalTurn | null
  /** False while the pages stand still, by the lead or at this screen. */
  readonly isTurning: boolean
}

/** The page that is shown, and when it turns; null while it stays. Instants are epoch ms. */
export type Turn = {
  readonly page: number
  readonly turnAtMs: number | null
  /** Another one for each turn. */
  readonly id: string
}

/**
 * The page at an instant: of what was done last (by the lead, by a new entry, at this screen) the page, and from there
 * on one page after the other. So every screen that knows the same round shows the same page.
 *
 *   what was done ── its page stays (15 s; a new entry's 20 s; by hand 30 s) ── next page ── 15 s ── next page …
 */
export function turnAt({ round, local, isTurning }: Turning, pages: PageKeys, nowMs: number): Turn {
  const count = Math.max(1, pages.length)
  const base = latestOf(round, local, isTurning, pages)
  const now = isTurning ? nowMs : stoppedAt(round, local, base.sinceMs)
  const turned = Math.max(0, Math.floor((now - base.sinceMs - base.staysMs) / TURN_MS) + 1)
  const turnAtMs = base.sinceMs + base.staysMs + turned * TURN_MS
  return {
    id: `${base.sinceMs} ${turned}`,
    page: (base.page + turned) % count,
    turnAtMs: isTurning && count > 1 ? turnAtMs : null,
  }
}

/** Some pages on from one, round the end, turned at this screen. */
export function turnedBy(step: number, page: number, pages: PageKeys, nowMs: number): LocalTurn {
  const count = Math.max(1, pages.length)
  return standingAt((((page + step) % count) + count) % count, pages, nowMs)
}

/** That page, from now. */
export function standingAt(page: number, pages: PageKeys, nowMs: number): LocalTurn {
  return { page, anchor: pages[page]?.[0] ?? '', sinceMs: nowMs }
}

type Base = { readonly page: number; readonly sinceMs: number; readonly staysMs: number }

/** What came last. A new entry turns no page away that was just turned to by hand, nor one that was stopped here. */
function latestOf(round: Round, local: LocalTurn | null, isTurning: boolean, pages: PageKeys): Base {
  const isOwn = local !== null && local.sinceMs > round.sinceMs
  const byHand = isOwn || round.isByHand
  const { sinceMs } = isOwn ? local : round
  const base = { page: pageOf(isOwn ? local : round, pages), sinceMs, staysMs: byHand ? HAND_MS : TURN_MS }
  const { newest } = round
  const page = newest === null ? -1 : pages.findIndex(ids => ids.includes(newest.id))
  const freeFromMs = byHand ? sinceMs + HAND_MS : sinceMs
  if (newest === null || page < 0 || newest.atMs < freeFromMs || (isOwn && !isTurning)) return base
  return { page, sinceMs: newest.atMs, staysMs: HOLD_MS }
}

/** The instant at which the pages stand still: not before what they were turned to since. */
function stoppedAt({ stoppedAtMs }: Round, local: LocalTurn | null, sinceMs: number): number {
  return Math.max(stoppedAtMs ?? local?.sinceMs ?? sinceMs, sinceMs)
}

/** The page on which its first entry stands now; a page beyond the last counts on from the first. */
function pageOf({ page, anchor }: Pick<LocalTurn, 'page' | 'anchor'>, pages: PageKeys): number {
  const found = anchor === '' ? -1 : pages.findIndex(ids => ids.includes(anchor))
  return found < 0 ? page % Math.max(1, pages.length) : found
}
