import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Anything that is put in order by a fractional index. `rank` may be any string that a client wrote. */
export type Ranked = { readonly id: string; readonly rank: string | null }

/** Orders by code units, as every client and every export must (never by locale). */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** List order of agenda items, themes and attendees: rank, unranked last, equal ranks by id. */
export function compareRanked(a: Ranked, b: Ranked): number {
  if (a.rank !== null && b.rank !== null)
    return compareCodeUnits(a.rank, b.rank) || compareCodeUnits(a.id, b.id)
  if (a.rank !== null) return -1
  if (b.rank !== null) return 1
  return compareCodeUnits(a.id, b.id)
}

/** `count` ranks in order, for a list that is filled at once. */
export function ranksFor(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/**
 * The rank that sorts after `lower` and before `upper` (null: the list's end on that side).
 * Null when there is none: the bounds are equal, in the wrong order, or not ranks of this scheme.
 */
export function rankBetween(lower: string | null, upper: string | null): string | null {
  if (lower !== null && upper !== null && lower >= upper) return null
  if (!isUsable(lower) || !isUsable(upper)) return null
  try {
    const rank = generateKeyBetween(lower, upper)
    return (lower === null || lower < rank) && (upper === null || rank < upper) ? rank : null
  } catch {
    return null
  }
}

/** The generator takes any string and then answers nonsense; a very long rank would make every later one as long. */
function isUsable(rank: string | null): boolean {
  return rank === null || (rank.length <= MAX_RANK_LENGTH && /^[A-Za-z][0-9A-Za-z]+$/.test(rank))
}

const MAX_RANK_LENGTH = 100

/**
 * The ranks to write so that `id` comes to stand at `position` among the others of `ordered` (the list as it
 * is shown now). Usually one; where an item has no rank or no rank fits between the neighbours, the whole list is
 * ranked anew, so that everything else keeps its place.
 */
export function ranksToMove(
  ordered: readonly Ranked[],
  id: string,
  position: number,
): ReadonlyMap<string, string> {
  const others = ordered.filter(item => item.id !== id)
  const at = Math.max(0, Math.min(position, others.length))
  if (others.every(item => item.rank !== null)) {
    const rank = rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null)
    if (rank !== null) return new Map([[id, rank]])
  }
  const order = others.map(item => item.id)
  order.splice(at, 0, id)
  const ranks = ranksFor(order.length)
  return new Map(order.map((each, index) => [each, ranks[index] ?? '']))
}
