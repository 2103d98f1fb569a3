import type { Clock } from '../clock.ts'

/** Over about this long it is looked at how much of the time goes into sending. */
const MEMORY_MS = 100
/** From this share on, sending would crowd out everything else. */
const CROWDED_SHARE = 0.5
/** The pause after a fan-out then, in times of what it took: sending is held to a third of the time. */
const PAUSE_PER_COST = 2
/** Nobody sees a colleague's key later than this because of the window. */
const MAX_PAUSE_MS = 16

/**
 * When the next turn may run. Nothing waits as long as there is time enough; once sending to hundreds takes half of
 * it, what comes right after a fan-out gathers for a moment, so that it goes out as one.
 *
 *   key ─► fan-out (4 ms) │ key ─► fan-out │ … crowded: key, key ─ gather (8 ms) ─► fan-out
 */
export class SendWindow {
  readonly #clock: Clock
  #openFromMs = 0
  /** Time that recent fan-outs took; what is past fades. */
  #sendingMs = 0
  #measuredMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs `flush` at the end of this turn of the event loop, or when the pause is over. */
  run(flush: () => void): void {
    const waitMs = this.#openFromMs === 0 ? 0 : this.#openFromMs - this.#clock.elapsedMs()
    if (waitMs > 0) this.#clock.after(waitMs, flush)
    else this.#clock.soon(flush)
  }

  measured(fanOut: () => void): void {
    const startMs = this.#clock.elapsedMs()
    fanOut()
    const endMs = this.#clock.elapsedMs()
    const costMs = endMs - startMs
    this.#sendingMs = this.#sendingMs * Math.exp((this.#measuredMs - endMs) / MEMORY_MS) + costMs
    this.#measuredMs = endMs
    const isCrowded = this.#sendingMs > CROWDED_SHARE * MEMORY_MS
    this.#openFromMs = isCrowded ? endMs + Math.min(MAX_PAUSE_MS, costMs * PAUSE_PER_COST) : 0
  }
}
