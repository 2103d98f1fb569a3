import type { Clock } from '../clock.ts'
import { causeOf, type Log } from '../log.ts'
import type { Appended, ClientBinding, NewPoint, Store } from '../store/store.ts'

/** Waits before each new attempt to store; the last one repeats. */
const RETRY_MS = [50, 200, 1000, 2000] as const

export type SaverParts = {
  readonly meeting: string
  readonly store: Pick<Store, 'append'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Writes a meeting's edits to the store, in order, one write in flight, everything that has gathered meanwhile in
 * the next one. A write that fails is tried again until it succeeds: nothing counts as saved before.
 *
 *   push a ─► write a ───────► commit ─► after(a)
 *   push b, push c ─ gather ─► write b c ─► commit ─► after(b), after(c)
 */
export class Saver {
  readonly #parts: SaverParts
  #updates: Uint8Array[] = []
  #clients: ClientBinding[] = []
  #points: NewPoint[] = []
  /** In order; each runs once as many updates are on disk as had been pushed before it. */
  #waiting: { readonly at: number; readonly then: () => void }[] = []
  #pushed = 0
  #stored = 0
  #unsavedBytes = 0
  #isWriting = false
  #failures = 0
  #isClosed = false

  constructor(parts: SaverParts) {
    this.#parts = parts
  }

  /** Bytes pushed and not yet on disk. */
  get unsavedBytes(): number {
    return this.#unsavedBytes
  }

  /** True while the store refuses to write. */
  get isStalled(): boolean {
    return this.#failures > 0
  }

  /** `points` stand right behind this update. */
  push(
    update: Uint8Array,
    clients: readonly ClientBinding[],
    points: readonly Omit<NewPoint, 'after'>[] = [],
  ): void {
    this.#updates.push(update)
    this.#clients.push(...clients)
    for (const point of points) this.#points.push({ ...point, after: this.#updates.length })
    this.#pushed++
    this.#unsavedBytes += update.length
    this.#write()
  }

  /** Runs `then` once everything pushed so far is on disk: at once when it is. Never after `close`. */
  afterCommit(then: () => void): void {
    if (this.#isClosed) return
    if (this.#stored === this.#pushed) then()
    else this.#waiting.push({ at: this.#pushed, then })
  }

  /** Gives up: nothing is written or reported any more. What was not reported may or may not be stored. */
  close(): void {
    this.#isClosed = true
    this.#waiting = []
  }

  #write(): void {
    if (this.#isWriting || this.#isClosed || this.#updates.length === 0) return
    this.#isWriting = true
    const batch = {
      updates: this.#updates,
      clients: this.#clients,
      atMs: this.#parts.clock.nowMs(),
      ...(this.#points.length > 0 && { points: this.#points }),
    }
    this.#updates = []
    this.#clients = []
    this.#points = []
    this.#attempt(batch)
  }

  #attempt(batch: Appended): void {
    const { store, meeting } = this.#parts
    store.append(meeting, batch).then(
      () => this.#committed(batch.updates),
      (error: unknown) => this.#failed(error, batch),
    )
  }

  #committed(updates: readonly Uint8Array[]): void {
    this.#failures = 0
    this.#stored += updates.length
    const bytes = updates.reduce((sum, update) => sum + update.length, 0)
    this.#unsavedBytes -= bytes
    this.#isWriting = false
    this.#write()
    while ((this.#waiting[0]?.at ?? Number.POSITIVE_INFINITY) <= this.#stored) this.#waiting.shift()?.then()
  }

  #failed(error: unknown, batch: Appended): void {
    if (this.#isClosed) return
    const { clock, log, meeting } = this.#parts
    const waitMs = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 0
    this.#failures++
    log.error('edits not stored, trying again', { meeting, waitMs, cause: causeOf(error) })
    clock.after(waitMs, () => {
      if (!this.#isClosed) this.#attempt(batch)
    })
  }
}
