import { within } from './within.ts'

/** Nobody has typed for so long. */
const PAUSE_MS = 2_000
/** Whoever never pauses is not waited for any longer. */
const AT_LATEST_MS = 60_000
/** After a failure the next pause so much later is waited for. */
const AGAIN_AFTER_MS = 60_000
/** A worker that has not answered by then was ended: browsers let none work at one thing for longer. */
const SILENT_AFTER_MS = 300_000
const TYPING = ['keydown', 'compositionupdate', 'input'] as const

/**
 * Lets the worker keep the files that it lacks, some at a time, in pauses of typing: hundreds of small files keep all of
 * a small computer busy for seconds. Ends when it has them all. Where the server cannot be reached, or the browser has
 * ended the worker, it is asked again in a later pause.
 */
export async function fillInPauses(worker: Pick<ServiceWorker, 'postMessage'>): Promise<void> {
  let typedMs = Number.NEGATIVE_INFINITY
  const note = () => {
    typedMs = performance.now()
  }
  for (const name of TYPING) window.addEventListener(name, note, { capture: true, passive: true })
  let left: Left = 'more'
  while (left !== 'nothing') {
    await untilPause(() => typedMs, left === 'more' ? 0 : AGAIN_AFTER_MS)
    left = await fillSome(worker)
  }
  for (const name of TYPING) window.removeEventListener(name, note, { capture: true })
}

/** What the worker still lacks; unknown when it could not fetch it, or says nothing. */
type Left = 'nothing' | 'more' | 'unknown'

/** A pause of typing at least `waitMs` from now. */
function untilPause(typedMs: () => number, waitMs: number): Promise<void> {
  const latestMs = performance.now() + waitMs + AT_LATEST_MS
  return new Promise(resolve => {
    const look = () => {
      const nowMs = performance.now()
      const dueMs = Math.min(typedMs() + PAUSE_MS, latestMs)
      if (dueMs <= nowMs) resolve()
      else setTimeout(look, dueMs - nowMs)
    }
    setTimeout(look, waitMs + PAUSE_MS)
  })
}

/** Asks the worker for some more files. A worker of an older build keeps them all and answers nothing. */
async function fillSome(worker: Pick<ServiceWorker, 'postMessage'>): Promise<Left> {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<unknown>(resolve => {
    port1.onmessage = ({ data }) => resolve(data)
  })
  worker.postMessage('fill', [port2])
  const isMoreLeft = await within(SILENT_AFTER_MS, answer).catch(() => null)
  port1.close()
  if (typeof isMoreLeft !== 'boolean') return 'unknown'
  return isMoreLeft ? 'more' : 'nothing'
}
