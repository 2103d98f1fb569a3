import * as encoding from 'lib0/encoding'
import type { Spot } from './document.ts'

/** First client id of the typists; the n-th typist of a document has this one plus n. */
const FIRST_CLIENT = 1_000
const KEYS = '議題について資料のとおり進めることで異論はないが数字の根拠は示してほしい。'

/** yjs 13, update format v1: a string item that follows another one. */
const STRING_WITH_ORIGIN = 0x84
const NO_DELETIONS = 0

/** Somebody who types one character after the other at the end of an entry. */
export class Typist {
  readonly client: number
  readonly spot: Spot
  /** When each key was sent, by its clock. */
  readonly sentAt: number[] = []
  #cursorClock = 0

  constructor(index: number, spot: Spot) {
    this.client = FIRST_CLIENT + index
    this.spot = spot
  }

  /** The number of keys so far, and so the Yjs clock of the next one. */
  get clock(): number {
    return this.sentAt.length
  }

  get cursorClock(): number {
    return this.#cursorClock
  }

  /** What the entry says once all keys have come through. */
  get text(): string {
    const typed = Array.from({ length: this.clock }, (_, clock) => keyAt(clock))
    return this.spot.text + typed.join('')
  }

  /** The next key as the update that Yjs writes for it. */
  key(nowMs: number): Uint8Array {
    const clock = this.clock
    this.sentAt.push(nowMs)
    const after = clock === 0 ? this.spot : { client: this.client, clock: clock - 1 }
    return encoding.encode(encoder => {
      for (const value of [1, 1, this.client, clock]) encoding.writeVarUint(encoder, value)
      encoding.writeUint8(encoder, STRING_WITH_ORIGIN)
      for (const value of [after.client, after.clock]) encoding.writeVarUint(encoder, value)
      encoding.writeVarString(encoder, keyAt(clock))
      encoding.writeVarUint(encoder, NO_DELETIONS)
    })
  }

  /** The cursor behind the last key, as y-protocols' awareness update with what the editor says in it. */
  cursor(): Uint8Array {
    const item = { client: this.client, clock: this.clock - 1 }
    const position = { type: null, tname: null, item, assoc: -1 }
    const state = {
      user: { name: `記録者${this.client}`, color: '#0017c1' },
      cursor: { anchor: position, head: position },
    }
    this.#cursorClock++
    return encoding.encode(encoder => {
      for (const value of [1, this.client, this.#cursorClock]) encoding.writeVarUint(encoder, value)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
  }
}

function keyAt(clock: number): string {
  return KEYS[clock % KEYS.length] ?? ''
}
