import { type Fate, fatesAmong, type Judged, ownFate } from './fate.ts'

/** The fates of entries that change: what is decided anew is what changed and what was merged into that. */
export class LiveFates {
  readonly #entries = new Map<string, Judged>()
  /** By id: who is merged into it, whether it exists or not. */
  readonly #merged = new Map<string, Set<string>>()
  readonly #fates = new Map<string, Fate>()
  readonly #undecided = new Set<string>()

  /** The entry is like this now. */
  set(entry: Judged): void {
    const before = this.#entries.get(entry.id)
    this.#entries.set(entry.id, entry)
    if (before?.mergedInto === entry.mergedInto && ownFate(before) === ownFate(entry)) return
    this.#link(before, entry)
    this.#undecided.add(entry.id)
  }

  /** The entry is gone. */
  delete(id: string): void {
    const before = this.#entries.get(id)
    if (before === undefined) return
    this.#entries.delete(id)
    this.#fates.delete(id)
    this.#link(before, undefined)
    this.#undecided.add(id)
  }

  get(id: string): Fate | undefined {
    return this.#fates.get(id)
  }

  /** Decides; answers whose fate is another one now. */
  settle(): string[] {
    const changed: string[] = []
    const fates = fatesAmong(this.#concerned(), id => this.#entries.get(id))
    for (const [id, fate] of fates) {
      if (this.#fates.get(id) === fate) continue
      this.#fates.set(id, fate)
      changed.push(id)
    }
    this.#undecided.clear()
    return changed
  }

  /** The undecided and all that was merged into them, at any remove. */
  #concerned(): Judged[] {
    const ids = new Set(this.#undecided)
    for (const id of ids) for (const merged of this.#merged.get(id) ?? []) ids.add(merged)
    return [...ids].flatMap(id => this.#entries.get(id) ?? [])
  }

  #link(before: Judged | undefined, after: Judged | undefined): void {
    const [from, to] = [before?.mergedInto ?? null, after?.mergedInto ?? null]
    if (from === to) return
    const id = before?.id ?? after?.id ?? ''
    if (from !== null) this.#unlink(from, id)
    if (to !== null) this.#merged.set(to, (this.#merged.get(to) ?? new Set()).add(id))
  }

  #unlink(from: string, id: string): void {
    const merged = this.#merged.get(from)
    merged?.delete(id)
    if (merged?.size === 0) this.#merged.delete(from)
  }
}
