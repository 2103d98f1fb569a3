import type { LoadedMoment, NewPoint, StoredPoint } from './store.ts'

/** A point with its document, where it is a version. */
export type KeptPoint = { readonly point: StoredPoint; readonly state: Uint8Array | null }

/** Adds the points of a call; `before` is the number of the last update before the call's own. */
export function addPoints(
  kept: KeptPoint[],
  before: number,
  atMs: number,
  points: readonly NewPoint[],
): void {
  for (const { after, facts, version } of points) {
    const same = kept.filter(({ point }) => point.version?.kind === version?.kind).length
    const numbered = version && { kind: version.kind, number: same + 1 }
    const point = { id: kept.length + 1, seq: before + after, atMs, facts, version: numbered }
    kept.push({ point, state: version?.state ?? null })
  }
}

/** The updates that rebuild a meeting as it stood at that number of its log. */
export function momentOf(
  { updates, points }: { readonly updates: readonly Uint8Array[]; readonly points: readonly KeptPoint[] },
  seq: number,
): LoadedMoment | null {
  if (seq < 1 || seq > updates.length) return null
  const base = points.filter(({ point, state }) => state !== null && point.seq <= seq).at(-1)
  const since = updates.slice(base?.point.seq ?? 0, seq)
  return { updates: base?.state ? [base.state, ...since] : since, damage: [] }
}
