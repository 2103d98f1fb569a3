import type { Clock } from '../clock.ts'
import { HOUR_MS, hourOf } from '../hours.ts'
import { causeOf, type Log } from '../log.ts'
import type { LogThreads } from './log-threads.ts'
import type { Merging } from './sqlite-log.ts'

const FIRST_AFTER_MS = 60_000
const EVERY_MS = 10 * 60_000
/** Between commits: those who type have theirs. */
const PAUSE_MS = 20
/** After each look at a log, so many times as long as it took: a fifth of a core at most. */
const REST_PER_LOOK = 4

export type ThinnerParts = {
  /** Younger rows stay as they are. */
  readonly afterMs: number
  readonly threads: LogThreads
  /** Makes a meeting's snapshot anew. */
  readonly snapshot: (meeting: string) => Promise<void>
  readonly thinnable: (beforeMs: number) => Promise<readonly string[]>
  readonly mergeRows: (meeting: string, merging: Merging) => Promise<void>
  readonly thinned: (meeting: string, upto: number) => Promise<void>
  readonly erase: () => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Merges old rows of the log, now and then, one meeting after the other, in small commits. A row that stands for a
 * whole span of the history takes a fraction of the place of its keystrokes, and holds nothing that came and went.
 */
export class Thinner {
  readonly #parts: ThinnerParts
  #stop: () => void
  #isClosed = false
  /** Meetings of which it was said that they are not thinned. */
  readonly #warned = new Set<string>()

  constructor(parts: ThinnerParts) {
    this.#parts = parts
    this.#stop = parts.clock.after(FIRST_AFTER_MS, () => void this.#round())
  }

  close(): void {
    this.#isClosed = true
    this.#stop()
  }

  async #round(): Promise<void> {
    const { clock, afterMs, thinnable, erase, log } = this.#parts
    const beforeMs = hourOf(clock.nowMs() - afterMs) * HOUR_MS
    const warn = (meeting: string) => (error: unknown) => {
      if (!this.#isClosed) log.warn('log not tidied', { meeting, cause: causeOf(error) })
    }
    await erase().catch(warn(''))
    const meetings = await thinnable(beforeMs).catch(error => {
      warn('')(error)
      return []
    })
    for (const meeting of meetings) {
      if (this.#isClosed) return
      await this.#thin(meeting, beforeMs).catch(warn(meeting))
    }
    if (!this.#isClosed) this.#stop = clock.after(EVERY_MS, () => void this.#round())
  }

  async #thin(meeting: string, beforeMs: number): Promise<void> {
    const { threads, snapshot, thinned, clock, log } = this.#parts
    const plan = async () => {
      const startMs = clock.elapsedMs()
      const thinning = await threads.run('thinning', { meeting, beforeMs })
      await this.#pause((clock.elapsedMs() - startMs) * REST_PER_LOOK)
      return thinning
    }
    let { needsSnapshot, merges, upto, isBaseLost } = await plan()
    if (isBaseLost) {
      if (!this.#warned.has(meeting))
        log.warn('log not thinned: its merged rows do not match', { meeting, upto })
      this.#warned.add(meeting)
      return
    }
    if (needsSnapshot) {
      await snapshot(meeting)
      ;({ merges, upto } = await plan())
    }
    for (;;) {
      await this.#merge(meeting, merges)
      if (this.#isClosed) return
      if (upto > 0) await thinned(meeting, upto)
      if (merges.length === 0) return
      ;({ merges, upto } = await plan())
    }
  }

  async #merge(meeting: string, merges: readonly Merging[]): Promise<void> {
    for (const merging of merges) {
      if (this.#isClosed) return
      await this.#parts.mergeRows(meeting, merging)
      await this.#pause(PAUSE_MS)
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      this.#parts.clock.after(ms, resolve)
    })
  }
}
