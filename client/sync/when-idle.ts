/** Later than this it runs whether the page is idle or not. */
const AT_LATEST_MS = 150

/** Runs a task once the page has painted and has nothing more urgent to do; calls until then ask for the same run. */
export function whenIdle(task: () => void): () => void {
  let isDue = false
  const run = () => {
    isDue = false
    task()
  }
  return () => {
    if (isDue) return
    isDue = true
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: AT_LATEST_MS })
    else setTimeout(run, AT_LATEST_MS / 3)
  }
}
