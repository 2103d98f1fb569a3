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
  const placed = entries.map((entry, place) => ({ entry, place, ms: timeOf(entry) }))
  const byTime = (a: Placed<E>, b: Placed<E>) => a.ms - b.ms || a.place - b.place
  const byRank = (a: Placed<E>, b: Placed<E>) =>
    compareCodeUnits(a.entry.rank ?? '', b.entry.rank ?? '') || byTime(a, b)
  const ranked = placed.filter(each => each.entry.rank !== null).sort(byRank)
  const unranked = placed.filter(each => each.entry.rank === null).sort(byTime)
  if (ranked.length === 0 || unranked.length === 0) return [...ranked, ...unranked].map(each => each.entry)
  return mixed(ranked, unranked)
}

const times = new WeakMap<Pick<Entry, 'at'>, number>()

/** Parsing thousands of instants would cost more than all the rest; an entry that has not changed is the same object. */
function timeOf(entry: Pick<Entry, 'at'>): number {
  const ms = times.get(entry) ?? instantMs(entry.at) ?? 0
  times.set(entry, ms)
  return ms
}

type Placed<E> = { readonly entry: E; readonly place: number; readonly ms: number }

function mixed<E>(ranked: readonly Placed<E>[], unranked: readonly Placed<E>[]): E[] {
  const earliest = earliestFrom(ranked)
  const order: E[] = []
  let next = 0
  for (const each of unranked) {
    while (next < ranked.length && (earliest[next] ?? 0) <= each.ms) order.push(...entryOf(ranked[next++]))
    order.push(each.entry)
  }
  return [...order, ...ranked.slice(next).map(each => each.entry)]
}

/** The earliest time at or after each place: not later than t exactly where a ranked one not later than t follows. */
function earliestFrom(ranked: readonly Placed<unknown>[]): number[] {
  const times = ranked.map(each => each.ms)
  for (let at = times.length - 2; at >= 0; at--) times[at] = Math.min(times[at] ?? 0, times[at + 1] ?? 0)
  return times
}

function entryOf<E>(placed: Placed<E> | undefined): E[] {
  return placed === undefined ? [] : [placed.entry]
}
