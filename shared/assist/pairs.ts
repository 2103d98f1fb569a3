import type { Entry } from '../meeting/entry.ts'
import { instantMs } from '../meeting/instant.ts'
import { compareCodeUnits } from '../meeting/rank.ts'

/** Two similar entries by different recorders, in order of id. */
export type Pair = readonly [string, string]

/** The pair of two entries, the same whichever is named first. */
export function pairOf(a: string, b: string): Pair {
  return compareCodeUnits(a, b) <= 0 ? [a, b] : [b, a]
}

/** A name for a pair, as a key. */
export function pairKey([a, b]: Pair): string {
  return `${a} ${b}`
}

type Mergeable = Pick<Entry, 'id' | 'text' | 'at'>

/** Which of two entries speaks for both: the fuller text, else the earlier one. The same on every computer. */
export function mergeOf<E extends Mergeable>(a: E, b: E): { readonly kept: E; readonly merged: E } {
  const order = lengthOf(b) - lengthOf(a) || timeOf(a) - timeOf(b) || compareCodeUnits(a.id, b.id)
  return order <= 0 ? { kept: a, merged: b } : { kept: b, merged: a }
}

function lengthOf({ text }: Mergeable): number {
  return text.replace(/\s/g, '').length
}

function timeOf({ at }: Mergeable): number {
  return instantMs(at) ?? 0
}
