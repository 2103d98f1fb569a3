/** Where two lists differ: what stands before and behind these places is the same in both. */
export type ChangedSpan = { readonly from: number; readonly endBefore: number; readonly endAfter: number }

/** Compares by identity: thousands of objects that have not changed are passed without being looked at. */
export function changedSpan<T>(before: readonly T[], after: readonly T[]): ChangedSpan {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from++
  let same = 0
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  return { from, endBefore: before.length - same, endAfter: after.length - same }
}
