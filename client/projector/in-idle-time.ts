/** At most so often, and at the latest after so long, however busy the page is. */
const EVERY_MS = 250
const LATEST_MS = 1_000

/** Calls `listener` for any number of calls once, in the next idle time of the page. */
export function inIdleTime(listener: () => void): () => void {
  let isDue = false
  const run = () => {
    isDue = false
    listener()
  }
  return () => {
    if (isDue) return
    isDue = true
    setTimeout(() => requestIdle(run), EVERY_MS)
  }
}

/** Safari has no idle callbacks. */
function requestIdle(run: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(run, { timeout: LATEST_MS })
  else run()
}
