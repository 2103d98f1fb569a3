/** Where no frame is drawn, as in a window out of sight, a task waits so long. */
const UNSEEN_MS = 50

const due: (() => void)[] = []
let callOff = () => {}

/** Runs a task once the next frame is drawn, in the order in which tasks were given; before the page is left at the latest. */
export function afterFrame(task: () => void): void {
  due.push(task)
  if (due.length > 1) return
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = runDue
  const timer = setTimeout(runDue, UNSEEN_MS)
  const frame = requestAnimationFrame(() => port2.postMessage(null))
  callOff = () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    port1.close()
  }
}

function runDue(): void {
  callOff()
  for (const task of due.splice(0)) task()
}

// A window calls its listeners in the order in which they came: here before the one that asks whether something is unsaved.
for (const leaving of ['beforeunload', 'pagehide'] as const) window.addEventListener(leaving, runDue)
