import type { Round } from '../../shared/outline/round.ts'
import { type Layout, pageWith } from './layout.ts'

/** How long the page of a new entry is held at least, and one that the lead or the chair has chosen. */
export const HOLD_MS = 20_000
export const HAND_MS = 30_000

/** What was done at this screen alone: pages turned, or stopped, or something else shown. */
export type LocalTurn = Pick<Round, 'page' | 'anchor' | 'sinceMs' | 'byHand'> & {
  /** Names it; pages that are only stopped keep the name of what they were turned by. */
  readonly by: string
}

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
  /** The round's pace. */
  readonly turnMs: number
  /** Names what was done last, and the new entry that came to the pages since; null for none. */
  readonly by: string
  readonly newest: string | null
}

/**
 * The page at an instant: of what was done last (by the lead, by a new entry, at this screen) the page, and from there
 * on one page after the other. So every screen that knows the same round shows the same page.
 *
 *   what was done ── its page stays (15 s; a new entry's 20 s, a chosen one 30 s) ── next page ── 15 s ── next page …
 *
 * The 15 s are the round's; where they are more, nothing stays for less.
 */
export function turnAt(turning: Turning, layout: Layout, nowMs: number): Turn {
  const { round, local, isTurning } = turning
  const count = Math.max(1, layout.pages.length)
  const base = baseOf(turning, layout)
  const now = isTurning ? nowMs : Math.max(round.stoppedAtMs ?? base.sinceMs, base.sinceMs)
  const { turnMs } = round
  const turned = Math.max(0, Math.floor((now - base.sinceMs - base.staysMs) / turnMs) + 1)
  const turnAtMs = base.sinceMs + base.staysMs + turned * turnMs
  return {
    page: (base.page + turned) % count,
    turnAtMs: isTurning && count > 1 ? turnAtMs : null,
    turnMs,
    by: local?.by ?? ledBy(round),
    newest: base.newest,
  }
}

/** Names what the lead has done last. */
export function ledBy({ begunMs }: Round): string {
  return `lead ${begunMs}`
}

type Base = Pick<Turn, 'page' | 'newest'> & { readonly sinceMs: number; readonly staysMs: number }

/** What came last. A page that was chosen is held: meanwhile a new entry turns nothing, but on that page it holds it longer. */
function baseOf({ round, local, isTurning }: Turning, layout: Layout): Base {
  const { sinceMs, byHand, ...done } = local ?? round
  const page = pageOf(done, layout)
  const { newest, turnMs } = round
  const handMs = Math.max(HAND_MS, turnMs)
  const holdMs = Math.max(HOLD_MS, turnMs)
  const base = { page, sinceMs, staysMs: byHand ? handMs : turnMs, newest: null }
  if (newest === null || newest.atMs < sinceMs || (local !== null && !isTurning)) return base
  const at = pageWith(newest.id, layout)
  if (at < 0) return base
  const passedMs = newest.atMs - sinceMs
  if (!byHand || passedMs >= handMs)
    return { page: at, sinceMs: newest.atMs, staysMs: holdMs, newest: newest.id }
  return at === page ? { ...base, staysMs: Math.max(handMs, passedMs + holdMs) } : base
}

/** The page on which its first part stands now; a page beyond the last counts on from the first. */
function pageOf({ page, anchor }: Pick<LocalTurn, 'page' | 'anchor'>, layout: Layout): number {
  const found = anchor === '' ? -1 : pageWith(anchor, layout)
  return found < 0 ? page % Math.max(1, layout.pages.length) : found
}
