import { isDeepStrictEqual } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock.ts'
import type { WritingResult, WritingTask } from './writing-thread.ts'
import type { WrittenFile } from './written-file.ts'

/** A thread that has nothing to do ends after this much; the next file waits a moment for a new one. */
const IDLE_MS = 5 * 60_000
/** A file that takes longer will not come. */
const LONGEST_MS = 60_000
/** The typesetter keeps what a long document took: the thread ends after one with so many entries. */
const MANY_ENTRIES = 500
/** More than this would wait for longer than a browser does. */
const MOST_WAITING = 50
/** One meeting's readers cannot keep those of all others waiting. */
const MOST_OF_ONE_MEETING = 4

type Job = WritingTask & {
  readonly of: string
  readonly file: Promise<WrittenFile>
  readonly resolve: (written: WrittenFile) => void
  readonly reject: (error: Error) => void
}

/** The thread is occupied for longer than anybody would wait. */
export class TooManyFiles extends Error {
  override readonly name = 'TooManyFiles'
}

/** Writes Word, PDF and Excel files in a thread of its own, one after the other, so that nobody's typing waits. */
export class DocumentWriter {
  readonly #clock: Clock
  readonly #waiting: Job[] = []
  #worker: Worker | null = null
  #current: Job | null = null
  #stopTimer = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Writes a file of the meeting with the id `of`; whoever asks for the very same one meanwhile shares it. Rejects when
   * it cannot be written, or when too many wait.
   */
  write(of: string, task: WritingTask): Promise<WrittenFile> {
    const same = [this.#current, ...this.#waiting].find(job => job !== null && isSameFile(job, task))
    if (same) return same.file
    const ofOne = this.#waiting.filter(job => job.of === of).length
    if (ofOne >= MOST_OF_ONE_MEETING || this.#waiting.length >= MOST_WAITING)
      return Promise.reject(new TooManyFiles('too many files are waiting'))
    const { promise: file, resolve, reject } = Promise.withResolvers<WrittenFile>()
    this.#waiting.push({ ...task, of, file, resolve, reject })
    this.#next()
    return file
  }

  async close(): Promise<void> {
    for (const job of this.#waiting.splice(0)) job.reject(new Error('the server stops'))
    await this.#end(new Error('the server stops'))
  }

  #next(): void {
    if (this.#current !== null) return
    this.#stopTimer()
    const job = this.#waiting.shift()
    if (job === undefined) {
      this.#stopTimer = this.#clock.after(IDLE_MS, () => void this.#end())
      return
    }
    this.#current = job
    this.#stopTimer = this.#clock.after(
      LONGEST_MS,
      () => void this.#end(new Error(`${job.key} took too long`)),
    )
    this.#worker ??= this.#started()
    const { key, meeting, stamp, template } = job
    this.#worker.postMessage({ key, meeting, stamp, template } satisfies WritingTask)
  }

  #started(): Worker {
    const worker = new Worker(new URL('./writing-thread.ts', import.meta.url))
    worker.unref()
    worker.on('message', (result: WritingResult) => this.#done(result))
    worker.on('error', error => void this.#end(error))
    return worker
  }

  #done(result: WritingResult): void {
    const job = this.#current
    if (job === null) return
    this.#current = null
    if (result.kind === 'written') job.resolve(result.written)
    else job.reject(new Error(result.reason))
    if (job.meeting.entries.length >= MANY_ENTRIES) void this.#end()
    else this.#next()
  }

  /** The thread goes, and with it the file under way; what waits gets a new one. */
  async #end(error = new Error('the writing thread has ended')): Promise<void> {
    this.#stopTimer()
    const worker = this.#worker
    const job = this.#current
    this.#worker = null
    this.#current = null
    job?.reject(error)
    worker?.removeAllListeners()
    if (this.#waiting.length > 0) this.#next()
    await worker?.terminate()
  }
}

function isSameFile(a: WritingTask, b: WritingTask): boolean {
  return (
    a.key === b.key &&
    a.meeting === b.meeting &&
    isDeepStrictEqual(a.stamp, b.stamp) &&
    isDeepStrictEqual(a.template, b.template)
  )
}
