/** Where no frame is drawn, as in a window out of sight, a task waits so long. */
const UNSEEN_MS = 50
/** A page that is left draws no further frame. */
const LEAVING = ['beforeunload', 'pagehide'] as const

/** Runs a task once the next frame is drawn, in the order in which tasks were given; before the page is left at the latest. */
export function afterFrame(task: () => void): void {
  const { port1, port2 } = new MessageChannel()
  const run = () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    port1.close()
    for (const each of LEAVING) window.removeEventListener(each, run, { capture: true })
    task()
  }
  port1.onmessage = run
  const timer = setTimeout(run, UNSEEN_MS)
  const frame = requestAnimationFrame(() => port2.postMessage(null))
  for (const each of LEAVING) window.addEventListener(each, run, { capture: true })
}
