import type { Clock } from '../clock.ts'
import type { RoomDocument } from './room-document.ts'

/** A document that was not used for this long is put to rest. */
const REST_AFTER_MS = 3_000
/** A large one takes long to build again, and one that is followed is needed after every pause: they stay longer. */
const LONG_REST_AFTER_MS = 60_000
const LARGE_BYTES = 256 * 1024

export type RestParts = {
  readonly document: RoomDocument
  readonly clock: Clock
  readonly mayRest: () => boolean
  readonly isFollowed: () => boolean
  /** Encoded size, about. */
  readonly bytes: () => number
}

/** Puts a document to rest once nobody has used it for a while. */
export class Rest {
  readonly #document: RoomDocument
  readonly #clock: Clock
  readonly #mayRest: () => boolean
  readonly #isFollowed: () => boolean
  readonly #bytes: () => number
  #usedMs = 0
  #isWatching = false
  #stop = () => {}

  constructor({ document, clock, mayRest, isFollowed, bytes }: RestParts) {
    this.#document = document
    this.#clock = clock
    this.#mayRest = mayRest
    this.#isFollowed = isFollowed
    this.#bytes = bytes
    if (!document.isAtRest) this.postpone()
  }

  /** It is being used. */
  postpone(): void {
    this.#usedMs = this.#clock.nowMs()
    if (!this.#isWatching) this.#watch(REST_AFTER_MS)
  }

  /** The document is given up. */
  close(): void {
    this.#isWatching = true
    this.#stop()
  }

  #watch(ms: number): void {
    this.#isWatching = true
    this.#stop = this.#clock.after(ms, () => {
      this.#isWatching = false
      const leftMs = this.#usedMs + this.#restAfterMs() - this.#clock.nowMs()
      if (leftMs <= 0 && this.#mayRest()) this.#document.rest()
      else if (!this.#document.isAtRest) this.#watch(leftMs > 0 ? leftMs : REST_AFTER_MS)
    })
  }

  #restAfterMs(): number {
    return this.#isFollowed() || this.#bytes() > LARGE_BYTES ? LONG_REST_AFTER_MS : REST_AFTER_MS
  }
}
