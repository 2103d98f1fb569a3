/** What the page itself has measured, in milliseconds. */
export type Probe = {
  /** From an input event to the end of the frame that shows its effect, since the last `take`. */
  readonly take: () => number[]
}

/** What a page calls, in a window that has it, with the time from the beginning of the navigation to the first frame with rows. */
export const OPENED = 'editorOpened'

declare global {
  interface Window {
    readonly editorProbe: Probe
    readonly editorOpened: (ms: string) => void
  }
}

/** Runs in a page before its own code; `row` is what a page shows once it is open. It must not use anything from outside itself. */
export function installProbe(row: string): void {
  const INPUT = ['keydown', 'compositionstart', 'compositionupdate', 'beforeinput']
  const { port1, port2 } = new MessageChannel()
  let startMs: number | null = null
  let times: number[] = []
  /** A message posted before a frame is drawn is handled after it. */
  const afterFrame = (task: () => void) =>
    requestAnimationFrame(() => {
      port1.onmessage = task
      port2.postMessage(null)
    })
  const begin = ({ timeStamp }: Event) => {
    if (startMs !== null) return
    startMs = timeStamp
    afterFrame(() => {
      if (startMs !== null) times.push(performance.now() - startMs)
      startMs = null
    })
  }
  const look = () => {
    const isThere = document.querySelector(row)?.textContent !== undefined
    afterFrame(() => {
      if (isThere) window.editorOpened(String(performance.now()))
      else look()
    })
  }
  for (const name of INPUT) window.addEventListener(name, begin, { capture: true })
  look()
  const take = () => {
    const taken = times
    times = []
    return taken
  }
  Object.assign(window, { editorProbe: { take } })
}
