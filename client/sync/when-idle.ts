export type IdlePace = {
  /** Two runs are at least so far apart: in a burst of typing not every key brings one. */
  readonly apartMs: number
  /** Idle or not, a run that is due waits no longer than this. */
  readonly atLatestMs: number
}
export const SOON: IdlePace = { apartMs: 200, atLatestMs: 150 }
/** Safari has no idle callbacks; there a task waits this long. */
const OTHERWISE_MS = 50

/** Runs a task once the page has painted and has nothing more urgent to do; calls until then ask for the same run. */
export function whenIdle(task: () => void, { apartMs, atLatestMs }: IdlePace = SOON): () => void {
  let isDue = false
  let lastMs = Number.NEGATIVE_INFINITY
  const run = () => {
    isDue = false
    task()
    lastMs = performance.now()
  }
  return () => {
    if (isDue) return
    isDue = true
    const waitMs = lastMs + apartMs - performance.now()
    if (waitMs > 0) setTimeout(onceIdle, waitMs, run, atLatestMs)
    else onceIdle(run, atLatestMs)
  }
}

/** Runs a task once, when the page has nothing else to do, and after `atLatestMs` at the latest; the result calls it off. */
export function onceIdle(task: () => void, atLatestMs: number): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(task, { timeout: atLatestMs })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(task, OTHERWISE_MS)
  return () => clearTimeout(timer)
}
