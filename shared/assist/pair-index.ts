import type { Pair } from './pairs.ts'

/** Pairs, found by either of their entries. */
export class PairIndex {
  readonly #pairs = new Map<string, Map<string, Pair>>()
  #touched = new Set<string>()

  add(pair: Pair): void {
    const [a, b] = pair
    this.#set(a, b, pair)
    this.#set(b, a, pair)
  }

  /** Takes away every pair of an entry. */
  remove(id: string): void {
    for (const other of this.#pairs.get(id)?.keys() ?? []) {
      this.#pairs.get(other)?.delete(id)
      this.#touched.add(other)
    }
    if (this.#pairs.delete(id)) this.#touched.add(id)
  }

  of(id: string): readonly Pair[] {
    return [...(this.#pairs.get(id)?.values() ?? [])]
  }

  all(): Pair[] {
    return [...this.#pairs].flatMap(([id, pairs]) => [...pairs.values()].filter(([first]) => first === id))
  }

  /** The entries that have got or lost a pair since the last call. */
  takeTouched(): ReadonlySet<string> {
    const touched = this.#touched
    this.#touched = new Set()
    return touched
  }

  #set(id: string, other: string, pair: Pair): void {
    const pairs = this.#pairs.get(id) ?? new Map<string, Pair>()
    this.#pairs.set(id, pairs.set(other, pair))
    this.#touched.add(id)
  }
}
