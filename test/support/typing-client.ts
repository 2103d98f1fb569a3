import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import {
  decodeMessage,
  encodeBarrier,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from '../../shared/sync/protocol.ts'

/** Entries typed and not yet acknowledged at any time. */
const WINDOW = 4

/**
 * A recorder who types as fast as acknowledgements come, keeps the document through lost connections as a page does,
 * and knows what was acknowledged.
 */
export class TypingClient {
  readonly doc = new Y.Doc()
  readonly typed: string[] = []
  readonly acknowledged = new Set<string>()
  readonly #name: string
  #onAcknowledged: (() => void) | null = null
  #socket: WebSocket | null = null
  #barriers = 0
  /** By the number of the barrier: how many entries it covers, and what to do at its answer. */
  readonly #asked = new Map<number, { readonly typed: number; readonly then: () => void }>()

  constructor(name: string) {
    this.#name = name
    this.doc.on('update', (update, origin) => {
      if (origin !== this) this.#socket?.send(encodeUpdate(update))
    })
  }

  /** Resolves once both sides have what the other had. */
  async connect(url: string, headers: Record<string, string>): Promise<void> {
    const socket = new WebSocket(url, { headers })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null
      this.#asked.clear()
    })
    const synced = new Promise<void>((resolve, reject) => {
      socket.on('message', (data: Buffer) => this.#receive(socket, data, resolve))
      socket.on('close', code => reject(new Error(`closed with ${code}`)))
    })
    await Promise.race([once(socket, 'open'), synced])
    socket.send(encodeStep1(Y.encodeStateVector(this.doc)))
    await synced
  }

  /** Types on until the connection is lost or `rest`; `onAcknowledged` is told of every acknowledgement. */
  type(onAcknowledged: () => void): void {
    this.#onAcknowledged = onAcknowledged
    for (let n = 0; n < WINDOW; n++) this.#typeOn()
  }

  /** Types one entry; `then` runs at its acknowledgement, if that comes. */
  typeOne(then: () => void): void {
    const id = `${this.#name}-${this.typed.length}`
    this.typed.push(id)
    appendEntry(this.doc, { id, recorder: '', at: '', text: id })
    this.#barrier(then)
  }

  rest(): void {
    this.#onAcknowledged = null
  }

  /** Resolves once everything that the document holds is acknowledged. */
  saved(): Promise<void> {
    return new Promise(resolve => this.#barrier(resolve))
  }

  /** Resolves with the code with which the connection ends. */
  async closed(): Promise<number> {
    if (this.#socket === null) throw new Error('not connected')
    const [code] = (await once(this.#socket, 'close')) as [number]
    return code
  }

  drop(): void {
    this.#socket?.terminate()
    this.#socket = null
  }

  ids(): string[] {
    return readEntries(this.doc).map(entry => entry.id)
  }

  #typeOn(): void {
    if (this.#socket === null || this.#onAcknowledged === null) return
    this.typeOne(() => {
      this.#onAcknowledged?.()
      this.#typeOn()
    })
  }

  #barrier(then: () => void): void {
    this.#asked.set(++this.#barriers, { typed: this.typed.length, then })
    this.#socket?.send(encodeBarrier(this.#barriers))
  }

  #receive(socket: WebSocket, data: Buffer, onSynced: () => void): void {
    const message = decodeMessage(data)
    if (message.kind === 'step1') {
      socket.send(encodeStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
      this.#socket = socket
    } else if (message.kind === 'update') {
      Y.applyUpdate(this.doc, message.update, this)
      if (message.isAnswer) onSynced()
    } else if (message.kind === 'barrier') this.#acknowledge(message.n)
  }

  #acknowledge(n: number): void {
    const asked = this.#asked.get(n)
    this.#asked.delete(n)
    for (const id of this.typed.slice(0, asked?.typed)) this.acknowledged.add(id)
    asked?.then()
  }
}
