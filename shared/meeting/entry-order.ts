import type { Entry } from './entry.ts'
import { instantMs } from './instant.ts'
import { compareCodeUnits } from './rank.ts'

/**
 * Order of entries within one agenda item and theme. Ranked entries stand by rank (code units; equal ranks by
 * time, then place in the stream). An entry without a rank stands after the last ranked one that is not later
 * than itself, and among such entries by time, then place in the stream. `entries` must be in stream order,
 * so the result is the same on every client and in every export.
 */
export function inOutlineOrder<E extends Pick<Entry, 'rank' | 'at'>>(entries: readonly E[]): E[] {
  const placed = entries.map((entry, place) => ({ entry, rank: entry.rank, place, ms: timeOf(entry) }))
  return placedInOrder(placed).map(each => each.entry)
}

/** What decides where an entry stands: its rank, its time, its place in the stream. */
export type Placed = { readonly rank: string | null; readonly ms: number; readonly place: number }

const times = new WeakMap<Pick<Entry, 'at'>, number>()

/**
 * The time by which an entry is placed. Parsing thousands of instants would cost more than all the rest; an entry that
 * has not changed is the same object.
 */
export function timeOf(entry: Pick<Entry, 'at'>): number {
  const ms = times.get(entry) ?? instantMs(entry.at) ?? 0
  times.set(entry, ms)
  return ms
}

/** The outline order of entries for which all that decides is known; quick where they nearly stand in it. */
export function placedInOrder<P extends Placed>(placed: readonly P[]): P[] {
  const ranked = placed.filter(each => each.rank !== null).sort(byRank)
  const unranked = placed.filter(each => each.rank === null).sort(byTime)
  if (unranked.length === 0) return ranked
  return ranked.length === 0 ? unranked : mixed(ranked, unranked)
}

function byTime(a: Placed, b: Placed): number {
  return a.ms - b.ms || a.place - b.place
}

function byRank(a: Placed, b: Placed): number {
  return compareCodeUnits(a.rank ?? '', b.rank ?? '') || byTime(a, b)
}

function mixed<P extends Placed>(ranked: readonly P[], unranked: readonly P[]): P[] {
  const earliest = earliestFrom(ranked)
  const order: P[] = []
  let next = 0
  for (const each of unranked) {
    const from = next
    while (next < ranked.length && (earliest[next] ?? 0) <= each.ms) next++
    for (const before of ranked.slice(from, next)) order.push(before)
    order.push(each)
  }
  return [...order, ...ranked.slice(next)]
}

/** The earliest time at or after each place: not later than t exactly where a ranked one not later than t follows. */
function earliestFrom(ranked: readonly Placed[]): number[] {
  const times = ranked.map(each => each.ms)
  for (let at = times.length - 2; at >= 0; at--) times[at] = Math.min(times[at] ?? 0, times[at + 1] ?? 0)
  return times
}
