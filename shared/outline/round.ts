import { isOnShow, onShow, subjectOf } from './on-show.ts'
import type { Outline, OutlineEntry, OutlineItem } from './outline.ts'

/**
 * Where the screens of a room are in their round of pages. Every screen works out the page that it shows from this and
 * the time alone, so all show the same, also one that comes late. Instants are epoch ms of the server's clock.
 */
export type Round = {
  /** The page (0-based) that the lead has turned to, or 0 since something else is shown. */
  readonly page: number
  /** The key of that page's first entry, or part of one, at the lead's: by it a screen of another shape finds it; '' for none. */
  readonly anchor: string
  /** When that was; it names the lead's turn. */
  readonly begunMs: number
  /** The same, later by what the pages have stood still since. */
  readonly sinceMs: number
  /** How long a page stays. */
  readonly turnMs: number
  /** The lead turned to that page: it is held for longer, and not turned away by a new entry at once. */
  readonly byHand: boolean
  /** The entry that came into what is shown last, unless that was before `sinceMs` or while the round stood still. */
  readonly newest: { readonly id: string; readonly atMs: number } | null
  /** Since when the lead has stopped the pages; null while they turn. */
  readonly stoppedAtMs: number | null
}

/** An outline as a screen of the room gets it. */
export type RoomOutline = Outline & { readonly round: Round }

/** The round once an outline has replaced another at that instant; `before` is null for the first one. */
export function roundAfter(before: RoomOutline | null, after: Outline, ms: number): Round {
  const { page, anchor, paused, turnSeconds } = after.projector
  const stoppedAtMs = paused ? ms : null
  const turnMs = turnSeconds * 1000
  const begun = { page, anchor, begunMs: ms, sinceMs: ms, turnMs, byHand: false, newest: null, stoppedAtMs }
  if (before === null) return { ...begun, byHand: page > 0 }
  if (isTurned(before, after)) return { ...begun, byHand: true }
  if (!isSameOnShow(before, after)) return { ...begun, page: 0, anchor: '' }
  const { round } = before
  if (round.turnMs !== turnMs) return begun
  if (paused) return round.stoppedAtMs === null ? { ...round, stoppedAtMs: ms } : round
  const going = round.stoppedAtMs === null ? round : goingOn(round, round.stoppedAtMs, ms)
  const newest = newestArrival(before, after)
  return newest === null ? going : { ...going, newest: { id: newest.id, atMs: ms } }
}

/** The lead turned pages, perhaps to the one that it was before. */
function isTurned({ projector: a }: Outline, { projector: b }: Outline): boolean {
  return a.page !== b.page || a.turns !== b.turns || a.anchor !== b.anchor
}

function isSameOnShow(before: Outline, after: Outline): boolean {
  return subjectOf(before, before.projector.focus) === subjectOf(after, after.projector.focus)
}

/** The time that the pages stood still does not count. */
function goingOn(round: Round, stoppedAtMs: number, ms: number): Round {
  const pauseMs = ms - Math.max(stoppedAtMs, round.sinceMs)
  const newest = round.newest && { ...round.newest, atMs: round.newest.atMs + pauseMs }
  return { ...round, sinceMs: round.sinceMs + pauseMs, newest, stoppedAtMs: null }
}

/** The latest of the entries that were not there before; null when the lead has just let more or fewer through. */
function newestArrival(before: Outline, after: Outline): OutlineEntry | null {
  if (before.projector.confirmedOnly !== after.projector.confirmedOnly) return null
  const shown = onShow(after, after.projector.focus)
  const known = new Set(changedEntries(before, after).map(({ id }) => id))
  let newest: OutlineEntry | null = null
  for (const { item, group, entry } of changedParts(after, before))
    if (!known.has(entry.id) && isOnShow(shown, item, group) && entry.at >= (newest?.at ?? '')) newest = entry
  return newest
}

function changedEntries(outline: Outline, other: Outline): OutlineEntry[] {
  return [...changedParts(outline, other)].map(({ entry }) => entry)
}

/** The entries of groups that both outlines do not share: the work is that of what changed. */
function* changedParts(outline: Outline, other: Outline) {
  const items = new Set(other.agenda)
  const lists = new Set(other.agenda.flatMap(item => item.groups.map(({ entries }) => entries)))
  for (const item of outline.agenda.filter((each: OutlineItem) => !items.has(each)))
    for (const group of item.groups)
      if (!lists.has(group.entries)) for (const entry of group.entries) yield { item, group, entry }
}
