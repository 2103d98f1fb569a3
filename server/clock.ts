/** Time as the server's parts see it; tests pass one that they move by hand. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly nowMs: () => number
  /** Milliseconds since some moment, with fractions, never backwards: to measure how long something takes. */
  readonly elapsedMs: () => number
  /** Runs once after that time; the result cancels it. Does not keep the process alive. */
  readonly after: (ms: number, run: () => void) => () => void
  /** Runs once, after everything that this turn of the event loop still brings. */
  readonly soon: (run: () => void) => void
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  elapsedMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  soon: run => {
    setImmediate(run)
  },
}
