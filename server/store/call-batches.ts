import type { StoreCall } from './sqlite-calls.ts'

/** Under load batches stand at least this far apart: each commit then carries the edits of many meetings. */
const BATCH_EVERY_MS = 20
/** Load: so many calls within such a time. */
const LOAD_CALLS = 15
const LOAD_WITHIN_MS = 50

/**
 * Sends calls to the worker in batches, one under way at a time: crossing the threads and waiting for the disk cost
 * the same for one call as for fifty. Without load a call goes at the end of this turn of the event loop.
 *
 *   call ─► batch ── answers        ┌─► batch (b c d)
 *              b, c, d gather ──────┘ (under load not within BATCH_EVERY_MS of the batch before)
 */
export class CallBatches {
  readonly #send: (calls: readonly StoreCall[]) => void
  #gathered: StoreCall[] = []
  #state: 'idle' | 'scheduled' | 'under way' = 'idle'
  #sentMs = 0
  #counted = 0
  #countedSinceMs = 0
  #isLoaded = false

  constructor(send: (calls: readonly StoreCall[]) => void) {
    this.#send = send
  }

  add(call: StoreCall): void {
    this.#gathered.push(call)
    this.#countCall()
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
    this.#state = 'scheduled'
    const waitMs = this.#isLoaded ? this.#sentMs + BATCH_EVERY_MS - performance.now() : 0
    const flush = () => {
      if (this.#state === 'scheduled') this.flush()
    }
    if (waitMs > 0) setTimeout(flush, waitMs)
    else setImmediate(flush)
  }

  #countCall(): void {
    const nowMs = performance.now()
    this.#counted++
    if (nowMs - this.#countedSinceMs < LOAD_WITHIN_MS) return
    this.#isLoaded = this.#counted >= (LOAD_CALLS * (nowMs - this.#countedSinceMs)) / LOAD_WITHIN_MS
    this.#counted = 0
    this.#countedSinceMs = nowMs
  }
}
