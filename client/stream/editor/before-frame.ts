/** Where no frame is drawn, as in a window out of sight, a task waits so long. */
const UNSEEN_MS = 200

/** Runs a task just before the next frame is drawn: what other tasks do before it is drawn in the same one. */
export function beforeFrame(task: () => void): void {
  const run = () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    task()
  }
  const timer = setTimeout(run, UNSEEN_MS)
  const frame = requestAnimationFrame(run)
}
