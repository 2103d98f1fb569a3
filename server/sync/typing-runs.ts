import { continues, joinedRuns, type Typing, typingOf } from './typing.ts'

/** Somebody's edit, as it was received. */
export type Edit = { readonly owner: string; readonly update: Uint8Array }

/** Where an author's typing stands, and what of it the document does not hold yet. */
type Run = { readonly owner: string; last: Typing; readonly ahead: Typing[] }

/**
 * Typing that needs no second look: a key that goes on where its author's last one ended, between the same
 * neighbours, stands where that one stands and was checked. Such keys are stored and shown as they are; the document
 * takes them in later, many at once.
 *
 *   first key ─► gate ─► begin        next keys ─► advance ─► (store, show)      document needed ─► takeAhead
 */
export class TypingRuns {
  readonly #runs = new Map<number, Run>()
  #aheadCount = 0

  /** Keys that the document does not hold yet. */
  get aheadCount(): number {
    return this.#aheadCount
  }

  /** The document took this key in; its author's typing may go on from here. */
  begin(typing: Typing, owner: string): void {
    this.#runs.set(typing.client, { owner, last: typing, ahead: [] })
  }

  /** The author did something else. Only while the document holds everything. */
  forget(client: number): void {
    this.#runs.delete(client)
  }

  /** One update that does what these edits do, which then counts as typed; null when one is not plain typing on. */
  advance(edits: readonly Edit[]): Uint8Array | null {
    const added = new Map<Run, Typing[]>()
    for (const { owner, update } of edits) {
      const typing = typingOf(update)
      const run = typing === null ? undefined : this.#runs.get(typing.client)
      if (typing === null || run === undefined || run.owner !== owner) return null
      const typings = added.get(run)
      if (!continues(typings?.at(-1) ?? run.last, typing)) return null
      if (typings === undefined) added.set(run, [typing])
      else typings.push(typing)
    }
    for (const [run, typings] of added) {
      run.last = typings.at(-1) ?? run.last
      run.ahead.push(...typings)
      this.#aheadCount += typings.length
    }
    return joinedRuns([...added.values()])
  }

  /** What the document lacks, as one update; null when it lacks nothing. From now on it counts as held. */
  takeAhead(): Uint8Array | null {
    if (this.#aheadCount === 0) return null
    this.#aheadCount = 0
    return joinedRuns(
      [...this.#runs.values()].map(run => run.ahead.splice(0)).filter(ahead => ahead.length > 0),
    )
  }
}
