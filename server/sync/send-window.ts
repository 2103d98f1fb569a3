import type { Clock } from '../clock.ts'

/** Up to this, sending to everybody costs too little to gather for. */
const NEGLIGIBLE_MS = 0.4
/**
 * Within about this long everybody has a key: it gathers, may wait for the fan-out before its own, goes out in its own,
 * and readers take about as long again to take it.
 */
const REACHES_ALL_MS = 12
const FAN_OUTS_TO_REACH_ALL = 3
/** Nobody sees a colleague's key later than this because of gathering. */
const MAX_HOLD_MS = 16
/** How much the last fan-out counts for what the next will cost. */
const WEIGHT = 0.25

/**
 * When the next turn may run. In a small room at the end of this turn of the event loop. Where sending to everybody
 * takes a while, keys of several hands gather for a moment and go out as one. For as long as a fan-out takes that makes
 * nobody later than he may be anyway: a key that comes behind another's waits for it.
 *
 *   key ─ hold: key ─► commit ─► fan-out (4 ms, key waits) ─► commit ─► fan-out
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
    const spareMs = REACHES_ALL_MS - FAN_OUTS_TO_REACH_ALL * this.#costMs
    return Math.min(MAX_HOLD_MS, Math.max(this.#costMs, spareMs))
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
