/** Where no frame is drawn, as in a window out of sight, a task waits so long. */
const UNSEEN_MS = 200

/**
 * Runs tasks just before a frame is drawn, so that all of them are drawn in that one; two runs are at least so far
 * apart. The caller asks again only after the task has run.
 */
export function framePace(apartMs: number): (task: () => void) => void {
  let lastMs = Number.NEGATIVE_INFINITY
  const beforeFrame = (task: () => void) => {
    const run = () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      lastMs = performance.now()
      task()
    }
    const timer = setTimeout(run, UNSEEN_MS)
    const frame = requestAnimationFrame(run)
  }
  return task => {
    const waitMs = lastMs + apartMs - performance.now()
    if (waitMs > 0) setTimeout(beforeFrame, waitMs, task)
    else beforeFrame(task)
  }
}
