import type { Entry } from '../meeting/entry.ts'
import { instantMs } from '../meeting/instant.ts'

/** Two recorders who catch the same remark begin within this time of each other. */
const NEAR_MS = 10 * 60_000
/** Of the shorter text's pieces, so many must stand in the other one (measured: docs/ASSIST.md). */
export const SIMILAR_FROM = 0.55
/** A text with fewer pieces says too little to be compared. */
const FEWEST_PIECES = 12
/** Pieces that more texts than this hold find no candidates; the comparison itself counts them. */
const COMMON_FROM = 200

/** What is compared of an entry. */
export type Comparable = Pick<Entry, 'id' | 'recorder'> & {
  readonly atMs: number | null
  readonly grams: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
}

/** An entry, ready to be compared. */
export function comparable({ id, recorder, at, text }: Entry, grams: ReadonlySet<string>): Comparable {
  return { id, recorder, atMs: instantMs(at), grams, numbers: new Set(text.normalize('NFKC').match(/\d+/g)) }
}

/** How much of the shorter text stands in the other, 0 to 1. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const gram of few) if (many.has(gram)) shared += 1
  return few.size === 0 ? 0 : shared / few.size
}

/** True when two recorders seem to have written down the same remark. */
export function areSimilar(a: Comparable, b: Comparable): boolean {
  if (a.id === b.id || a.recorder === b.recorder) return false
  if (Math.min(a.grams.size, b.grams.size) < FEWEST_PIECES) return false
  if (!areNear(a.atMs, b.atMs) || areAtOdds(a.numbers, b.numbers)) return false
  return overlapOf(a.grams, b.grams) >= SIMILAR_FROM
}

/** 「資料３から説明」 and 「資料４から説明」: the same words about something else. */
function areAtOdds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return !isWithin(a, b) && !isWithin(b, a)
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every(each => many.has(each))
}

/** Finds entries similar to one among many, by the pieces that they share. */
export class SimilarEntries {
  readonly #entries = new Map<string, Comparable>()
  readonly #holders = new Map<string, Set<string>>()

  add(entry: Comparable): void {
    this.#entries.set(entry.id, entry)
    for (const gram of entry.grams) {
      const holders = this.#holders.get(gram)
      if (holders) holders.add(entry.id)
      else this.#holders.set(gram, new Set([entry.id]))
    }
  }

  remove(id: string): void {
    for (const gram of this.#entries.get(id)?.grams ?? []) {
      const holders = this.#holders.get(gram)
      holders?.delete(id)
      if (holders?.size === 0) this.#holders.delete(gram)
    }
    this.#entries.delete(id)
  }

  /** The ids of the entries similar to this one, in no particular order. */
  find(entry: Comparable): string[] {
    const candidates = new Set<string>()
    for (const gram of entry.grams) {
      const holders = this.#holders.get(gram)
      if (holders && holders.size <= COMMON_FROM) for (const id of holders) candidates.add(id)
    }
    return [...candidates].filter(id => {
      const other = this.#entries.get(id)
      return other !== undefined && areSimilar(entry, other)
    })
  }
}

function areNear(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.abs(a - b) <= NEAR_MS
}
