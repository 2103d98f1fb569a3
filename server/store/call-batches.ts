import type { StoreCall } from './sqlite-calls.ts'

/** Batches stand at least this far apart: under load each commit then carries the edits of many meetings. */
const BATCH_EVERY_MS = 10

/**
 * Sends calls to the worker in batches, one under way at a time: crossing the threads and waiting for the disk cost
 * the same for one call as for fifty. A call after a quiet moment goes at the end of this turn of the event loop.
 *
 *   call ─► batch ── answers        ┌─► batch (b c d)
 *              b, c, d gather ──────┘ (not within BATCH_EVERY_MS of the batch before)
 */
export class CallBatches {
  readonly #send: (calls: readonly StoreCall[]) => void
  #gathered: StoreCall[] = []
  #state: 'idle' | 'scheduled' | 'under way' = 'idle'
  #sentMs = 0

  constructor(send: (calls: readonly StoreCall[]) => void) {
    this.#send = send
  }

  add(call: StoreCall): void {
    this.#gathered.push(call)
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
    const waitMs = this.#sentMs + BATCH_EVERY_MS - performance.now()
    const flush = () => {
      if (this.#state === 'scheduled') this.flush()
    }
    if (waitMs > 0) setTimeout(flush, waitMs)
    else setImmediate(flush)
  }
}
