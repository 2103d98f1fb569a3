import type { Clock } from '../clock.ts'

/** Up to this, sending to everybody costs too little to gather for. */
const NEGLIGIBLE_MS = 0.4
/** The pause after a fan-out, in times of what it took. */
const PAUSE_PER_COST = 1.4
/** Nobody sees a colleague's key later than this because of a pause. */
const MAX_PAUSE_MS = 16
/** Over about this long it is looked at how much of the time goes into sending. */
const MEMORY_MS = 100
/** From this share on, sending would crowd out everything else. */
const CROWDED_SHARE = 0.75

/**
 * When the next turn may run. In a small room at once. In a room of hundreds, what comes soon after a fan-out gathers
 * for a moment, so that it goes out as one; but what had to wait for that fan-out waits no longer, unless sending
 * takes nearly all of the time.
 *
 *   key ─► fan-out (8 ms) ── pause (11 ms): key, key ─ gather ─► fan-out
 *   key ─► fan-out (8 ms, key waits) ─► fan-out
 */
export class SendWindow {
  readonly #clock: Clock
  #openFromMs = 0
  #isCrowded = false
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

  /** As `run`, for what has waited for a turn before it. */
  runNext(flush: () => void): void {
    if (this.#isCrowded) this.run(flush)
    else this.#clock.soon(flush)
  }

  measured(fanOut: () => void): void {
    const startMs = this.#clock.elapsedMs()
    fanOut()
    const endMs = this.#clock.elapsedMs()
    const costMs = endMs - startMs
    this.#sendingMs = this.#sendingMs * Math.exp((this.#measuredMs - endMs) / MEMORY_MS) + costMs
    this.#measuredMs = endMs
    this.#isCrowded = this.#sendingMs > CROWDED_SHARE * MEMORY_MS
    const openFromMs = costMs > NEGLIGIBLE_MS ? endMs + Math.min(MAX_PAUSE_MS, costMs * PAUSE_PER_COST) : 0
    this.#openFromMs = this.#isCrowded ? openFromMs : 0
    if (openFromMs > 0 && !this.#isCrowded) this.#pauseOnceRead(openFromMs, endMs)
  }

  /** What came during the fan-out is read in the turn of the event loop that follows it. */
  #pauseOnceRead(openFromMs: number, measuredMs: number): void {
    this.#clock.soon(() =>
      this.#clock.soon(() => {
        if (this.#measuredMs === measuredMs) this.#openFromMs = openFromMs
      }),
    )
  }
}
