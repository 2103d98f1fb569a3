import { parentPort } from 'node:worker_threads'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { Stamp } from '../../shared/summary/summary.ts'
import { WRITERS } from './writers.ts'
import type { WrittenFile } from './written-file.ts'

export type WritingTask = {
  readonly key: string
  readonly meeting: Meeting
  readonly stamp: Stamp | undefined
  /** The Word file that is filled, one that `checkTemplate` gave back; none for our own layout. */
  readonly template?: Uint8Array | undefined
}
export type WritingResult =
  | { readonly kind: 'written'; readonly written: WrittenFile }
  | { readonly kind: 'failed'; readonly reason: string }

/* Writes one file after the other, beside the thread that serves everybody. */
parentPort?.on('message', async (task: WritingTask) => {
  const result = await resultOf(task)
  parentPort?.postMessage(result)
})

async function resultOf({ key, meeting, stamp, template }: WritingTask): Promise<WritingResult> {
  try {
    const write = WRITERS.get(key)
    if (write === undefined) throw new Error(`no writer for ${key}`)
    return { kind: 'written', written: await write(meeting, stamp, template) }
  } catch (error) {
    return { kind: 'failed', reason: String(error) }
  }
}
