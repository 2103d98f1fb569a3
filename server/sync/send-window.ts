import type { Clock } from '../clock.ts'

/** Up to this, sending to everybody costs too little to gather for. */
const NEGLIGIBLE_MS = 0.4
/** So long keys gather: half of what a screen shows one picture for. */
const HOLD_MS = 8
/** Nobody sees a colleague's key later than this because of gathering. */
const MAX_HOLD_MS = 16
/** How much the last fan-out counts for what the next will cost. */
const WEIGHT = 0.25

/**
 * When the next turn may run. In a small room at the end of this turn of the event loop. Where sending to everybody
 * takes a while, keys of several hands gather for a moment and go out as one. What comes during a fan-out has waited
 * for it.
 *
 *   key ─ hold (8 ms): key ─► commit ─► fan-out (4 ms), key ─ hold (4 ms) ─► commit ─► fan-out
 */
export class SendWindow {
  readonly #clock: Clock
  #costMs = 0
  /** Set while that is read which came during the fan-out that began then. */
  #behindFromMs: number | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** When that came, at the earliest, which is read in this turn of the event loop. */
  cameMs(): number {
    return this.#behindFromMs ?? this.#clock.elapsedMs()
  }

  /** Runs `flush` for what has come from `cameMs` on: once it has been held, or at the end of this turn of the event loop. */
  run(cameMs: number, flush: () => void): void {
    const waitMs = this.#costMs > NEGLIGIBLE_MS ? cameMs + this.#holdMs() - this.#clock.elapsedMs() : 0
    if (waitMs > 0) this.#clock.after(waitMs, flush)
    else this.#clock.soon(flush)
  }

  measured(fanOut: () => void): void {
    const startMs = this.#clock.elapsedMs()
    fanOut()
    this.#costMs += WEIGHT * (this.#clock.elapsedMs() - startMs - this.#costMs)
    if (this.#costMs > NEGLIGIBLE_MS) this.#readWhatCameSince(startMs)
  }

  #holdMs(): number {
    return Math.min(MAX_HOLD_MS, Math.max(HOLD_MS, this.#costMs))
  }

  /** What came during a fan-out is read in the turn of the event loop that follows it. */
  #readWhatCameSince(startMs: number): void {
    this.#behindFromMs = startMs
    this.#clock.soon(() =>
      this.#clock.soon(() => {
        if (this.#behindFromMs === startMs) this.#behindFromMs = null
      }),
    )
  }
}
