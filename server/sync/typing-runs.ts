import {
  continues,
  headOf,
  type Struct,
  structOf,
  type Typing,
  textOf,
  typingOf,
  updateOf,
} from './typing.ts'

/** Somebody's edit, as it was received. */
export type Edit = {
  readonly peer: { readonly owner: string }
  readonly message: { readonly update: Uint8Array }
}

const ROOM_FOR_BYTES = 48

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
    this.#runs.set(typing.client, new Run(typing, owner))
  }

  /** The author did something else. Only while the document holds everything. */
  forget(client: number): void {
    this.#runs.delete(client)
  }

  /** One update that does what these edits do, which then counts as typed; null when one is not plain typing on. */
  advance(edits: readonly Edit[]): Uint8Array | null {
    const added = new Map<Run, Typing[]>()
    for (const edit of edits) {
      const typing = typingOf(edit.message.update)
      const run = typing === null ? undefined : this.#runs.get(typing.client)
      if (typing === null || run?.owner !== edit.peer.owner) return null
      const typings = added.get(run) ?? []
      if (!continues(typings.at(-1) ?? run.last, typing)) return null
      typings.push(typing)
      added.set(run, typings)
    }
    for (const [run, typings] of added) run.add(typings)
    this.#aheadCount += edits.length
    const [only, another] = edits
    if (only !== undefined && another === undefined) return only.message.update
    return updateOf([...added.values()].flatMap(typings => structOf(typings) ?? []))
  }

  /** What the document lacks, as one update; null when it lacks nothing. From now on it counts as held. */
  takeAhead(): Uint8Array | null {
    if (this.#aheadCount === 0) return null
    this.#aheadCount = 0
    return updateOf([...this.#runs.values()].flatMap(run => run.takeAhead() ?? []))
  }
}

/** Where an author's typing stands, and what of it the document does not hold yet. */
class Run {
  readonly owner: string
  last: Typing
  /** Of the first key that the document lacks; null when it lacks none. */
  #head: Uint8Array | null = null
  #text = new Uint8Array(ROOM_FOR_BYTES)
  #used = 0

  constructor(first: Typing, owner: string) {
    this.owner = owner
    this.last = first
  }

  add(typings: readonly Typing[]): void {
    for (const typing of typings) {
      this.#head ??= headOf(typing)
      this.#append(textOf(typing))
      this.last = typing
    }
  }

  #append(text: Uint8Array): void {
    if (this.#used + text.length > this.#text.length) {
      const larger = new Uint8Array((this.#used + text.length) * 2)
      larger.set(this.#text)
      this.#text = larger
    }
    this.#text.set(text, this.#used)
    this.#used += text.length
  }

  takeAhead(): Struct | null {
    if (this.#head === null) return null
    const struct = { client: this.last.client, head: this.#head, texts: [this.#text.slice(0, this.#used)] }
    this.#head = null
    this.#used = 0
    return struct
  }
}
