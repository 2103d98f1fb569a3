/** Two runs are at least so far apart: in a burst of typing not every key brings one. */
const APART_MS = 200
/** Idle or not, a run that is due waits no longer than this. */
const AT_LATEST_MS = 150

/** Runs a task once the page has painted and has nothing more urgent to do; calls until then ask for the same run. */
export function whenIdle(task: () => void): () => void {
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
    const waitMs = lastMs + APART_MS - performance.now()
    if (waitMs > 0) setTimeout(afterPaint, waitMs, run)
    else afterPaint(run)
  }
}

/** Safari has no requestIdleCallback. */
function afterPaint(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: AT_LATEST_MS })
  else setTimeout(task, AT_LATEST_MS / 3)
}
