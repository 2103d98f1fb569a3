import type { Round } from '../../shared/outline/round.ts'

/** How long a page stays, and how long the page of a new entry is held. */
export const TURN_MS = 15_000
export const HOLD_MS = 20_000

/** The ids of the entries on each page. */
export type PageEntries = readonly (readonly string[])[]

/** What was done at this screen alone: pages turned, or stopped, or something else shown. */
export type LocalTurn = Pick<Round, 'page' | 'anchor' | 'sinceMs'>

export type Turning = {
  readonly round: Round
  readonly local: LocalTurn | null
  /** False while the pages stand still, by the lead or at this screen. */
  readonly isTurning: boolean
}

/** The page that is shown, and when it turns; null while it stays. Instants are epoch ms. */
export type Turn = { readonly page: number; readonly turnAtMs: number | null }

/**
 * The page at an instant: of what was done last (by the lead, by a new entry, at this screen) the page, and from there
 * on one page after the other. So every screen that knows the same round shows the same page.
 *
 *   what was done ── its page stays (15 s; a new entry's 20 s) ── next page ── 15 s ── next page …
 */
export function turnAt({ round, local, isTurning }: Turning, pages: PageEntries, nowMs: number): Turn {
  const count = Math.max(1, pages.length)
  const base = latestOf(round, local, isTurning, pages)
  const now = isTurning ? nowMs : stoppedAt(round, local, base.sinceMs)
  const turned = Math.max(0, Math.floor((now - base.sinceMs - base.staysMs) / TURN_MS) + 1)
  const turnAtMs = base.sinceMs + base.staysMs + turned * TURN_MS
  return {
    page: (base.page + turned) % count,
    turnAtMs: isTurning && count > 1 ? turnAtMs : null,
  }
}

/** Some pages on from one, round the end, turned at this screen. */
export function turnedBy(step: number, page: number, pages: PageEntries, nowMs: number): LocalTurn {
  const count = Math.max(1, pages.length)
  return standingAt((((page + step) % count) + count) % count, pages, nowMs)
}

/** That page, from now. */
export function standingAt(page: number, pages: PageEntries, nowMs: number): LocalTurn {
  return { page, anchor: pages[page]?.[0] ?? '', sinceMs: nowMs }
}

type Base = { readonly page: number; readonly sinceMs: number; readonly staysMs: number }

/** What came last. While this screen stands still, nothing new counts that came after that. */
function latestOf(round: Round, local: LocalTurn | null, isTurning: boolean, pages: PageEntries): Base {
  const led = { page: pageOf(round, pages), sinceMs: round.sinceMs, staysMs: TURN_MS }
  const isOwn = local !== null && local.sinceMs > round.sinceMs
  const base = isOwn ? { page: pageOf(local, pages), sinceMs: local.sinceMs, staysMs: TURN_MS } : led
  const { newest } = round
  const page = newest === null ? -1 : pages.findIndex(ids => ids.includes(newest.id))
  if (newest === null || page < 0 || newest.atMs < base.sinceMs || (isOwn && !isTurning)) return base
  return { page, sinceMs: newest.atMs, staysMs: HOLD_MS }
}

/** The instant at which the pages stand still: not before what they were turned to since. */
function stoppedAt({ stoppedAtMs }: Round, local: LocalTurn | null, sinceMs: number): number {
  return Math.max(stoppedAtMs ?? local?.sinceMs ?? sinceMs, sinceMs)
}

/** The page on which its first entry stands now; a page beyond the last counts on from the first. */
function pageOf({ page, anchor }: Pick<LocalTurn, 'page' | 'anchor'>, pages: PageEntries): number {
  const found = anchor === '' ? -1 : pages.findIndex(ids => ids.includes(anchor))
  return found < 0 ? page % Math.max(1, pages.length) : found
}
