import type { Clock } from '../clock.ts'

/** Up to this, sending to everybody costs too little to gather for. */
const NEGLIGIBLE_MS = 0.4
/** A fan-out is followed by a pause of so many times what it took, so that sending leaves room for everything else. */
const PAUSE_PER_COST = 8
/** Nobody sees a colleague's key later than this because of the window. */
const MAX_PAUSE_MS = 16

/**
 * When the next turn may run. Nothing waits in a small room; in a room of hundreds, or on a busy machine, what comes
 * right after a fan-out gathers for a moment, so that it goes out as one.
 *
 *   key ─► fan-out (2 ms) │ key, key ─ gather (16 ms) ─► fan-out │ … quiet … key ─► fan-out at once
 */
export class SendWindow {
  readonly #clock: Clock
  #openFromMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs `flush` at the end of this turn of the event loop, or when the pause is over. */
  run(flush: () => void): void {
    const waitMs = this.#openFromMs - this.#clock.elapsedMs()
    if (waitMs > 0) this.#clock.after(waitMs, flush)
    else this.#clock.soon(flush)
  }

  measured(fanOut: () => void): void {
    const startMs = this.#clock.elapsedMs()
    fanOut()
    const endMs = this.#clock.elapsedMs()
    const costMs = endMs - startMs
    this.#openFromMs = costMs > NEGLIGIBLE_MS ? endMs + Math.min(MAX_PAUSE_MS, costMs * PAUSE_PER_COST) : 0
  }
}
