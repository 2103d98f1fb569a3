import { causeOf, type Log } from '../log.ts'
import type { LogThreads } from './log-threads.ts'

export type CompactorParts = {
  readonly threads: LogThreads
  /** A log that has grown by this much, and by the size of its snapshot, gets a new one. */
  readonly afterBytes: number
  /** After a snapshot none is made for so long: each takes a thread a tenth of a second, whatever its size. */
  readonly pauseMs: number
  readonly put: (meeting: string, snapshot: Uint8Array, seq: number) => Promise<void>
  readonly log: Log
}

type Tail = { bytes: number; readonly limit: number }

/**
 * Gives a meeting whose log has grown a new snapshot, one meeting at a time, on a thread of its own. Made from what
 * is on disk and proven by loading it; the log stays, so that a damaged snapshot loses nothing.
 */
export class Compactor {
  readonly #parts: CompactorParts
  readonly #tails = new Map<string, Tail>()
  readonly #due = new Set<string>()
  #isRunning = false
  #pausing: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(parts: CompactorParts) {
    this.#parts = parts
  }

  /** A meeting was read: how much it has behind its snapshot. */
  loaded(meeting: string, { tailBytes, snapshotBytes }: { tailBytes: number; snapshotBytes: number }): void {
    this.#tails.set(meeting, { bytes: 0, limit: Math.max(this.#parts.afterBytes, snapshotBytes) })
    this.grown(meeting, tailBytes)
  }

  /** Updates were stored. */
  grown(meeting: string, bytes: number): void {
    const tail = this.#tails.get(meeting) ?? { bytes: 0, limit: this.#parts.afterBytes }
    this.#tails.set(meeting, tail)
    tail.bytes += bytes
    if (tail.bytes < tail.limit || this.#isClosed) return
    tail.bytes = 0
    this.#due.add(meeting)
    if (!this.#isRunning && this.#pausing === undefined) void this.#run()
  }

  /** Nothing more is made: the log has it all. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#pausing)
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    for (const meeting of this.#due) {
      this.#due.delete(meeting)
      if (this.#isClosed) break
      await this.compact(meeting).catch((error: unknown) => {
        if (!this.#isClosed)
          this.#parts.log.warn('no snapshot made, the log stays', { meeting, cause: causeOf(error) })
      })
    }
    this.#isRunning = false
    this.#pause()
  }

  #pause(): void {
    if (this.#isClosed) return
    this.#pausing = setTimeout(() => {
      this.#pausing = undefined
      if (this.#due.size > 0) void this.#run()
    }, this.#parts.pauseMs)
    this.#pausing.unref()
  }

  /** Makes one now. */
  async compact(meeting: string): Promise<void> {
    const { snapshot, seq } = await this.#parts.threads.run('snapshot', { meeting })
    if (snapshot === null) throw new Error('a snapshot would not hold all that the log holds')
    await this.#parts.put(meeting, snapshot, seq)
    const bytes = this.#tails.get(meeting)?.bytes ?? 0
    this.#tails.set(meeting, { bytes, limit: Math.max(this.#parts.afterBytes, snapshot.length) })
  }
}
