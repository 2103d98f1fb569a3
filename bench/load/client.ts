import type { Place } from '../targets/target.ts'
import { type Ledger, type Range, WHOLE_DOCUMENT_BYTES } from './ledger.ts'
import { RawSocket } from './raw-socket.ts'
import {
  authMessage,
  awarenessMessage,
  emptyStep2Message,
  readMessage,
  step1Message,
  updateMessage,
} from './wire.ts'

export type ClientOptions = {
  /** Keeps every update, to make a real document of them afterwards. */
  readonly recording?: boolean
  /** Where the milliseconds from a key's sending to its arrival here go. */
  readonly latencies?: number[]
}

/** One connection of the load: speaks y-protocols, holds no document, knows which keys have reached it. */
export class Client {
  /** Next clock by writer. */
  readonly seen: number[]
  readonly cursorsSeen: number[]
  /** Resolves with the time at which the first answer to step 1 was here. */
  readonly synced: Promise<number>
  /** Resolves with the time at which the first body as large as a document was here. */
  readonly filled: Promise<number>
  readonly ended: Promise<string>
  readonly recorded: Uint8Array[] = []
  readonly #place: Place
  readonly #ledger: Ledger
  readonly #options: ClientOptions
  readonly #socket: RawSocket
  readonly #early: Range[] = []
  readonly #documents: Uint8Array[] = []
  #onSynced: (atMs: number) => void = () => {}
  #onFilled: (atMs: number) => void = () => {}
  #endReason: string | null = null

  constructor(place: Place, ledger: Ledger, options: ClientOptions = {}) {
    this.#place = place
    this.#ledger = ledger
    this.#options = options
    this.seen = ledger.expected.map(() => 0)
    this.cursorsSeen = ledger.expected.map(() => 0)
    const ended = Promise.withResolvers<string>()
    this.ended = ended.promise
    this.synced = new Promise((resolve, reject) => {
      this.#onSynced = resolve
      this.ended.then(reason => reject(new Error(`never synced: ${reason}`)), reject)
    })
    this.filled = new Promise(resolve => {
      this.#onFilled = resolve
    })
    this.#socket = new RawSocket(place.url, place.headers, {
      onOpen: () => this.#hello(),
      onMessage: message => this.#receive(message),
      onEnd: reason => {
        this.#endReason = reason
        ended.resolve(reason)
      },
    })
  }

  /** Opens a connection and waits for the answer to its step 1. */
  static async join(place: Place, ledger: Ledger, options: ClientOptions = {}): Promise<Client> {
    const client = new Client(place, ledger, options)
    await client.synced
    return client
  }

  /** How the connection ended, null while it lives. */
  get endReason(): string | null {
    return this.#endReason
  }

  update(update: Uint8Array): void {
    this.#socket.send(updateMessage(update, this.#place.prefix))
  }

  updates(updates: readonly Uint8Array[]): void {
    this.#socket.sendAll(updates.map(update => updateMessage(update, this.#place.prefix)))
  }

  awareness(update: Uint8Array): void {
    this.#socket.send(awarenessMessage(update, this.#place.prefix))
  }

  leave(): void {
    this.#socket.destroy()
  }

  /** For one that comes later: servers tell of earlier cursors only to those that show their own. */
  ignoreCursors(): void {
    this.cursorsSeen.fill(Number.POSITIVE_INFINITY)
  }

  /** Parses the whole documents that came during a measurement. */
  settle(): void {
    for (const body of this.#documents.splice(0)) this.#advance(this.#ledger.rangesOf(body))
  }

  #hello(): void {
    if (this.#place.prefix === null) this.#socket.send(step1Message(null))
    else this.#socket.send(authMessage(this.#place.prefix))
  }

  #receive(bytes: Buffer): void {
    const { prefix } = this.#place
    const message = readMessage(bytes, prefix)
    if (message.kind === 'authenticated') this.#socket.send(step1Message(prefix))
    else if (message.kind === 'step1') this.#socket.send(emptyStep2Message(prefix))
    else if (message.kind === 'awareness') this.#receiveCursors(message.body)
    else if (message.kind === 'step2' || message.kind === 'update') {
      this.#receiveUpdate(message.body)
      if (message.kind === 'step2') this.#onSynced(performance.now())
    }
  }

  #receiveUpdate(body: Uint8Array): void {
    if (this.#options.recording) this.recorded.push(Uint8Array.from(body))
    if (body.length < WHOLE_DOCUMENT_BYTES) {
      this.#advance(this.#ledger.rangesOf(body))
      return
    }
    this.#onFilled(performance.now())
    this.#documents.push(this.#ledger.keep(body))
  }

  #receiveCursors(body: Uint8Array): void {
    for (const { writer, clock } of this.#ledger.cursorsOf(body))
      this.cursorsSeen[writer] = Math.max(this.cursorsSeen[writer] ?? 0, clock)
  }

  #advance(ranges: readonly Range[]): void {
    const now = performance.now()
    for (const range of ranges) if (!this.#take(range, now)) this.#early.push(range)
    while (this.#early.length > 0) {
      const next = this.#early.findIndex(range => range.from <= this.#next(range.writer))
      if (next < 0) return
      for (const range of this.#early.splice(next, 1)) this.#take(range, now)
    }
  }

  /** False for a range whose predecessors have not come: that is a gap until they do. */
  #take({ writer, from, to }: Range, now: number): boolean {
    const next = this.#next(writer)
    if (from > next) return false
    if (to <= next) return true
    this.seen[writer] = to
    const { latencies } = this.#options
    if (latencies !== undefined) for (let clock = next; clock < to; clock++) this.#measure(writer, clock, now)
    return true
  }

  #measure(writer: number, clock: number, now: number): void {
    const sentAt = this.#ledger.sentAt(writer, clock)
    if (sentAt !== null) this.#options.latencies?.push(now - sentAt)
  }

  #next(writer: number): number {
    return this.seen[writer] ?? 0
  }
}
