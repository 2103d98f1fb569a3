import { Worker } from 'node:worker_threads'
import type { DocumentKind, DocumentRead, DocumentTask } from './document-worker.ts'

/** A file has so long; a good one of 300 pages takes a fraction. */
const READ_WITHIN_MS = 20_000
const MOST_HEAP_MIB = 256
/** More text than a summary has, by far. */
const MOST_CHARACTERS = 2_000_000
/** Files that are read at a time; each takes a core. */
const AT_ONCE = 2

/** A file as text, or why not: it cannot be read, it is a scan, it holds too much, or too many are being read. */
export type DocumentText =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'refused'
      readonly reason: 'unreadable' | 'no-text' | 'too-much' | 'busy'
      readonly cause: string
    }

let reading = 0

/**
 * The text of a Word or PDF file. It is read on a thread with bounds of time and memory, which ends afterwards: a file
 * made to do harm, or one that its reader fails on, costs that thread and nothing else.
 */
export async function documentText(kind: DocumentKind, file: Uint8Array): Promise<DocumentText> {
  if (reading >= AT_ONCE) return { kind: 'refused', reason: 'busy', cause: '' }
  reading += 1
  try {
    return textOf(await readOnThread({ kind, file }))
  } finally {
    reading -= 1
  }
}

function textOf(read: DocumentRead): DocumentText {
  if ('cause' in read) return { kind: 'refused', reason: 'unreadable', cause: read.cause }
  if (read.text.trim() === '') return { kind: 'refused', reason: 'no-text', cause: '' }
  if (read.text.length > MOST_CHARACTERS) return { kind: 'refused', reason: 'too-much', cause: '' }
  return { kind: 'text', text: read.text }
}

function readOnThread(task: DocumentTask): Promise<DocumentRead> {
  const worker = new Worker(new URL('./document-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MIB },
    stderr: true,
    stdout: true,
  })
  return new Promise(resolve => {
    const end = (read: DocumentRead) => {
      clearTimeout(late)
      resolve(read)
      void worker.terminate()
    }
    const late = setTimeout(() => end({ cause: 'it took too long' }), READ_WITHIN_MS)
    worker.once('message', end)
    worker.once('error', error => end({ cause: error.message }))
    worker.once('exit', code => end({ cause: `the thread ended with ${code}` }))
  })
}
