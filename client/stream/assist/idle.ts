/** Safari has no idle callbacks; there the task waits this long. */
const OTHERWISE_MS = 50
/** On a page that is never idle the task runs after this long. */
const AT_LATEST_MS = 500

/** Runs a task when the page has nothing else to do; the result calls it off. */
export function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(task, { timeout: AT_LATEST_MS })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(task, OTHERWISE_MS)
  return () => clearTimeout(timer)
}
