import { Worker } from 'node:worker_threads'
import type { DocumentRead, DocumentTask, Readings } from './document-worker.ts'

/** A file has so long; a good one of 300 pages takes a fraction. */
const READ_WITHIN_MS = 20_000
const MOST_HEAP_MIB = 256
/** Files that are read at a time; each takes a core. */
const AT_ONCE = 2

type Busy = { readonly kind: 'refused'; readonly reason: 'busy'; readonly cause: '' }

let reading = 0

/**
 * The text of a file, or the summary in it. It is read on a thread with bounds of time and memory, which ends
 * afterwards: a file made to do harm, or one that its reader fails on, costs that thread and nothing else.
 */
export async function readDocument<As extends keyof Readings>(
  task: DocumentTask<As>,
): Promise<DocumentRead<As> | Busy> {
  if (reading >= AT_ONCE) return { kind: 'refused', reason: 'busy', cause: '' }
  reading += 1
  try {
    return await readOnThread(task)
  } finally {
    reading -= 1
  }
}

function readOnThread<As extends keyof Readings>(task: DocumentTask<As>): Promise<DocumentRead<As>> {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MIB },
    stderr: true,
    stdout: true,
  })
  return new Promise(resolve => {
    const end = (read: DocumentRead<As>) => {
      clearTimeout(late)
      resolve(read)
      void worker.terminate()
    }
    const fail = (cause: string) => end({ kind: 'refused', reason: 'unreadable', cause })
    const late = setTimeout(() => fail('it took too long'), READ_WITHIN_MS)
    worker.once('message', end)
    worker.once('error', error => fail(error.message))
    worker.once('exit', code => fail(`the thread ended with ${code}`))
  })
}
