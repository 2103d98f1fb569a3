import type { Clock } from '../clock.ts'
import type { Awake, Awakened } from './awake.ts'
import type { RoomDocument } from './room-document.ts'

/** A document that was not used for this long is put to rest. */
const REST_AFTER_MS = 3_000
/** While the server holds many: whoever types uses it more often. */
const EARLY_REST_AFTER_MS = 1_000
/** A large one takes long to build again, and one that is followed is needed after every pause: they stay longer. */
const LONG_REST_AFTER_MS = 60_000
const LARGE_BYTES = 256 * 1024

export type RestParts = {
  readonly document: RoomDocument
  readonly clock: Clock
  readonly awake: Awake
  readonly mayRest: () => boolean
  readonly isFollowed: () => boolean
  /** Encoded size, about. */
  readonly bytes: () => number
}

/** Puts a document to rest once nobody has used it for a while. */
export class Rest implements Awakened {
  readonly #document: RoomDocument
  readonly #clock: Clock
  readonly #awake: Awake
  readonly #mayRest: () => boolean
  readonly #isFollowed: () => boolean
  readonly #bytes: () => number
  #usedMs = 0
  #isWatching = false
  #stop = () => {}

  constructor({ document, clock, awake, mayRest, isFollowed, bytes }: RestParts) {
    this.#document = document
    this.#clock = clock
    this.#awake = awake
    this.#mayRest = mayRest
    this.#isFollowed = isFollowed
    this.#bytes = bytes
    if (!document.isAtRest) this.postpone()
  }

  /** It is being used. */
  postpone(): void {
    this.#usedMs = this.#clock.nowMs()
    if (this.#isWatching) return
    this.#watch(REST_AFTER_MS)
    if (!this.#isCostly()) this.#awake.add(this)
  }

  restableBytes(): number {
    return this.#isCostly() ? 0 : this.#bytes()
  }

  /** Of the many that the server holds, one that nobody has used for a moment rests before its time. */
  restEarly(): boolean {
    return !this.#isCostly() && this.#unusedMs() >= EARLY_REST_AFTER_MS && this.#rest()
  }

  /** The document is given up. */
  close(): void {
    this.#stop()
    this.#isWatching = true
    this.#awake.delete(this)
  }

  #watch(ms: number): void {
    this.#isWatching = true
    this.#stop = this.#clock.after(ms, () => {
      this.#isWatching = false
      const leftMs = this.#restAfterMs() - this.#unusedMs()
      if (leftMs <= 0) this.#rest()
      if (!this.#document.isAtRest) this.#watch(leftMs > 0 ? leftMs : REST_AFTER_MS)
    })
  }

  #rest(): boolean {
    if (!this.#mayRest()) return false
    this.#document.rest()
    this.#awake.delete(this)
    this.#stop()
    this.#isWatching = false
    return true
  }

  #unusedMs(): number {
    return this.#clock.nowMs() - this.#usedMs
  }

  #isCostly(): boolean {
    return this.#isFollowed() || this.#bytes() > LARGE_BYTES
  }

  #restAfterMs(): number {
    return this.#isCostly() ? LONG_REST_AFTER_MS : REST_AFTER_MS
  }
}
