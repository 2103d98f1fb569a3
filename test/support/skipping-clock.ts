import { type Clock, systemClock } from '../../server/clock.ts'

type Timer = { readonly atMs: number; readonly fire: () => void }

/** The system's clock, over which a test can skip: what was due in the skipped time runs at once, in order. */
export class SkippingClock implements Clock {
  #skippedMs = 0
  readonly #timers = new Set<Timer>()

  readonly nowMs = () => Date.now() + this.#skippedMs

  readonly elapsedMs = () => this.nowMs()
  readonly soon = systemClock.soon

  readonly after = (ms: number, run: () => void) => {
    let cancel = () => {}
    const timer: Timer = {
      atMs: this.nowMs() + ms,
      fire: () => {
        cancel()
        if (this.#timers.delete(timer)) run()
      },
    }
    this.#timers.add(timer)
    cancel = systemClock.after(ms, timer.fire)
    return () => {
      cancel()
      this.#timers.delete(timer)
    }
  }

  /** Shows another time, as after a correction of the system's clock; timers are not touched. */
  jump(ms: number): void {
    this.#skippedMs = ms
  }

  skip(ms: number): void {
    const end = this.nowMs() + ms
    for (;;) {
      const [next] = [...this.#timers].filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)
      if (next === undefined) break
      this.#skippedMs += Math.max(0, next.atMs - this.nowMs())
      next.fire()
    }
    this.#skippedMs += end - this.nowMs()
  }
}
