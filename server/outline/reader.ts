import type { Clock } from '../clock.ts'
import type { OutlineEvent } from './outline-event.ts'
import type { Subscriber, Subscription } from './outline-feed.ts'

/** A silent stream says something this often: no proxy cuts it, and a page that hears nothing knows that it is cut off. */
const HEARTBEAT_MS = 10_000
/** A reader that lags by this much behind its snapshot gets no more until it has read that; then a new snapshot. */
const MAX_WAITING_BYTES = 256 * 1024
/** One that reads nothing for this long is let go. */
const MAX_LAG_MS = 60_000
/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000

/** The connection of a reader. */
export type Sink = {
  readonly write: (bytes: Buffer) => void
  /** Written and not yet taken by the other side. */
  readonly waitingBytes: () => number
  /** Ends in good order. */
  readonly end: () => void
  readonly destroy: () => void
}

const HELLO = Buffer.from(`retry: ${RETRY_MS}\n\n`)
const PING = Buffer.from('event: ping\ndata: {}\n\n')

/**
 * One reader of an outline stream. A slow one costs no more than what waits for it: it misses patches and then
 * gets a snapshot.
 *
 *   following ── too much waits ──► lagging ── drained ──► refreshing ── snapshot ──► following
 */
export class Reader implements Subscriber {
  readonly #sink: Sink
  readonly #clock: Clock
  #state: 'following' | 'lagging' | 'refreshing' = 'following'
  #most = MAX_WAITING_BYTES
  #lagsSinceMs = 0
  #subscription: Subscription | null = null
  #stopBeat = () => {}

  constructor(sink: Sink, clock: Clock) {
    this.#sink = sink
    this.#clock = clock
  }

  /** `subscribe` is given this reader. */
  open(subscribe: (reader: Subscriber) => Subscription): void {
    this.#sink.write(HELLO)
    this.#beatLater()
    this.#subscription = subscribe(this)
  }

  event({ kind, bytes }: OutlineEvent): void {
    if (kind === 'snapshot') {
      this.#state = 'following'
      this.#most = MAX_WAITING_BYTES + bytes.length
      this.#sink.write(bytes)
    } else if (this.#state === 'following') this.#follow(bytes)
  }

  /** Everything written has been taken. */
  drained(): void {
    if (this.#state !== 'lagging') return
    this.#state = 'refreshing'
    this.#subscription?.refresh()
  }

  end(): void {
    this.#sink.end()
  }

  /** The connection is gone. */
  close(): void {
    this.#stopBeat()
    this.#subscription?.cancel()
  }

  #follow(bytes: Buffer): void {
    if (this.#sink.waitingBytes() <= this.#most) {
      this.#sink.write(bytes)
      return
    }
    this.#state = 'lagging'
    this.#lagsSinceMs = this.#clock.nowMs()
  }

  #beatLater(): void {
    this.#stopBeat = this.#clock.after(HEARTBEAT_MS, () => {
      this.#beatLater()
      if (this.#state !== 'lagging') this.#sink.write(PING)
      else if (this.#clock.nowMs() - this.#lagsSinceMs >= MAX_LAG_MS) this.#sink.destroy()
    })
  }
}
