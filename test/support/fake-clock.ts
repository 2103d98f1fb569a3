import type { Clock } from '../../server/clock.ts'

type Timer = { readonly atMs: number; readonly run: () => void }

/** Time that stands still until it is moved. `soon` runs at `turn` or when time moves. */
export class FakeClock implements Clock {
  #nowMs = 1_000_000
  #timers: Timer[] = []
  #soon: (() => void)[] = []

  readonly nowMs = () => this.#nowMs

  readonly elapsedMs = () => this.#nowMs

  readonly after = (ms: number, run: () => void) => {
    const timer = { atMs: this.#nowMs + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter(each => each !== timer)
    }
  }

  readonly soon = (run: () => void) => {
    this.#soon.push(run)
  }

  /** Ends this turn of the event loop. */
  turn(): void {
    while (this.#soon.length > 0) for (const run of this.#soon.splice(0)) run()
  }

  advance(ms: number): void {
    const end = this.#nowMs + ms
    this.turn()
    for (;;) {
      const next = this.#timers.filter(timer => timer.atMs <= end).sort((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined) break
      this.#timers = this.#timers.filter(each => each !== next)
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.run()
      this.turn()
    }
    this.#nowMs = end
  }
}
