/** Nobody has typed for so long. */
const PAUSE_MS = 2_000
/** Whoever never pauses is not waited for any longer. */
const AT_LATEST_MS = 60_000
const TYPING = ['keydown', 'compositionupdate', 'input'] as const

/**
 * Lets the worker keep the files that it lacks, some at a time, in pauses of typing: hundreds of small files keep all of
 * a small computer busy for seconds. Ends when it has them all; a worker that fails does not answer, and the next page
 * goes on from there.
 */
export async function fillInPauses(worker: Pick<ServiceWorker, 'postMessage'>): Promise<void> {
  let typedMs = Number.NEGATIVE_INFINITY
  const note = () => {
    typedMs = performance.now()
  }
  for (const name of TYPING) window.addEventListener(name, note, { capture: true, passive: true })
  do await untilPause(() => typedMs)
  while (await isMoreLeft(worker))
  for (const name of TYPING) window.removeEventListener(name, note, { capture: true })
}

function untilPause(typedMs: () => number): Promise<void> {
  const latestMs = performance.now() + AT_LATEST_MS
  return new Promise(resolve => {
    const look = () => {
      const nowMs = performance.now()
      const dueMs = Math.min(typedMs() + PAUSE_MS, latestMs)
      if (dueMs <= nowMs) resolve()
      else setTimeout(look, dueMs - nowMs)
    }
    setTimeout(look, PAUSE_MS)
  })
}

/** Asks the worker for some more files; a worker of an older build keeps them all and answers nothing. */
function isMoreLeft(worker: Pick<ServiceWorker, 'postMessage'>): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise(resolve => {
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage('fill', [port2])
  })
}
