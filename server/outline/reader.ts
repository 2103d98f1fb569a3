import type { Clock } from '../clock.ts'
import type { OutlineEvent } from './outline-event.ts'
import type { OutlineFeed, Subscriber, Subscription } from './outline-feed.ts'

/** A silent stream says something this often: no proxy cuts it, and a page that hears nothing knows that it is cut off. */
const HEARTBEAT_MS = 10_000
/** A reader that lags by this much gets no more until it has read that. A snapshot that it waits for does not count. */
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

/**
 * One reader of an outline stream. A slow one costs no more than what waits for it: it passes events by and then
 * gets one that makes up for them.
 *
 *   following ── too much waits ──► lagging ── drained ──► catching-up ── that event ──► following
 */
export class Reader implements Subscriber {
  readonly #sink: Sink
  readonly #clock: Clock
  #state: 'following' | 'lagging' | 'catching-up' = 'catching-up'
  #most = MAX_WAITING_BYTES
  #lagsSinceMs = 0
  /** Of the last event that was written, or that the reader brought. */
  #lastId: string | null
  #subscription: Subscription | null = null
  #stopBeat = () => {}

  constructor(sink: Sink, clock: Clock, lastId: string | null) {
    this.#sink = sink
    this.#clock = clock
    this.#lastId = lastId
  }

  open(feed: Pick<OutlineFeed, 'subscribe'>): void {
    this.#sink.write(HELLO)
    this.#beatLater()
    this.#subscription = feed.subscribe(this, this.#lastId)
  }

  news(event: OutlineEvent): void {
    if (this.#state !== 'following') return
    if (this.#sink.waitingBytes() <= this.#most) this.#write(event)
    else {
      this.#state = 'lagging'
      this.#lagsSinceMs = this.#clock.nowMs()
    }
  }

  caughtUp(event: OutlineEvent | null): void {
    this.#state = 'following'
    this.#most = MAX_WAITING_BYTES + (event?.bytes.length ?? 0)
    if (event !== null) this.#write(event)
    this.#ping()
  }

  /** Everything written has been taken. */
  drained(): void {
    if (this.#state !== 'lagging') return
    this.#state = 'catching-up'
    this.#subscription?.catchUp(this.#lastId)
  }

  end(): void {
    this.#sink.end()
  }

  /** The connection is gone. */
  close(): void {
    this.#stopBeat()
    this.#subscription?.cancel()
  }

  #write({ id, bytes }: OutlineEvent): void {
    this.#lastId = id
    this.#sink.write(bytes)
  }

  /** Tells the server's clock, by which all screens of a room turn their pages together. */
  #ping(): void {
    this.#sink.write(Buffer.from(`event: ping\ndata: {"ms":${this.#clock.nowMs()}}\n\n`))
  }

  #beatLater(): void {
    this.#stopBeat = this.#clock.after(HEARTBEAT_MS, () => {
      this.#beatLater()
      if (this.#state !== 'lagging') this.#ping()
      else if (this.#clock.nowMs() - this.#lagsSinceMs >= MAX_LAG_MS) this.#sink.destroy()
    })
  }
}
