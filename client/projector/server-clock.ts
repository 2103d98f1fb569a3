/** A difference that shrinks by more than any delay on the way: one of the two clocks was set. */
const SET_MS = 5_000

/**
 * How far the server's clock is ahead of this one, after one more word of it (`saidMs`: its time less ours on arrival).
 * Words only ever arrive late, so the largest difference is the truest.
 */
export function aheadAfter(aheadMs: number | null, saidMs: number): number {
  if (aheadMs === null || aheadMs - saidMs > SET_MS) return saidMs
  return Math.max(aheadMs, saidMs)
}
