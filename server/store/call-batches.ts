import { isAppend } from './packed-appends.ts'
import type { StoreCall } from './sqlite-calls.ts'

/** Under load commits stand at least this far apart: each then carries the edits of many meetings. */
export const BATCH_EVERY_MS = 50
/** Load: so many edits to store within such a time. */
const LOAD_APPENDS = 15
const LOAD_WITHIN_MS = 50

/**
 * Sends calls to the worker in batches, one under way at a time: crossing the threads and waiting for the disk cost
 * the same for one call as for fifty. Without load a call goes at the end of this turn of the event loop; so does a
 * question always, for somebody who joins asks several, one after the other.
 *
 *   call ─► batch ── answers        ┌─► batch (b c d)
 *              b, c, d gather ──────┘ (under load, edits alone: not within BATCH_EVERY_MS of the batch before)
 */
export class CallBatches {
  readonly #send: (calls: readonly StoreCall[]) => void
  #gathered: StoreCall[] = []
  /** Waiting is for more to come; scheduled is at the end of this turn. */
  #state: 'idle' | 'waiting' | 'scheduled' | 'under way' = 'idle'
  #sentMs = 0
  #counted = 0
  #countedSinceMs = 0
  #isLoaded = false

  constructor(send: (calls: readonly StoreCall[]) => void) {
    this.#send = send
  }

  add(call: StoreCall): void {
    this.#gathered.push(call)
    if (isAppend(call)) this.#countAppend()
    else if (this.#state === 'waiting') this.#schedule()
    if (this.#state === 'idle') this.#schedule()
  }

  /** The batch that was sent has been answered. */
  answered(): void {
    this.#state = 'idle'
    if (this.#gathered.length > 0) this.#schedule()
  }

  /** Sends what has gathered at once. */
  flush(): void {
    const calls = this.#gathered
    this.#gathered = []
    this.#state = 'under way'
    this.#sentMs = performance.now()
    this.#send(calls)
  }

  #schedule(): void {
    const mayWait = this.#isLoaded && this.#gathered.every(isAppend)
    const waitMs = mayWait ? this.#sentMs + BATCH_EVERY_MS - performance.now() : 0
    if (waitMs > 0) this.#flushAs('waiting', flush => setTimeout(flush, waitMs))
    else this.#flushAs('scheduled', setImmediate)
  }

  /** Flushes unless something else has been decided until then. */
  #flushAs(state: 'waiting' | 'scheduled', later: (flush: () => void) => void): void {
    this.#state = state
    later(() => {
      if (this.#state === state) this.flush()
    })
  }

  #countAppend(): void {
    const nowMs = performance.now()
    this.#counted++
    if (nowMs - this.#countedSinceMs < LOAD_WITHIN_MS) return
    this.#isLoaded = this.#counted >= (LOAD_APPENDS * (nowMs - this.#countedSinceMs)) / LOAD_WITHIN_MS
    this.#counted = 0
    this.#countedSinceMs = nowMs
  }
}
