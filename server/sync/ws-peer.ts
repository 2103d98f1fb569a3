import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE_CODES, RETRY_CODES } from '../../shared/sync/close-codes.ts'
import { MAX_MESSAGE_BYTES } from '../../shared/sync/message-size.ts'
import { encodeAwareness, isSyncRequest } from '../../shared/sync/protocol.ts'
import type { Clock } from '../clock.ts'
import { Backlog } from './backlog.ts'
import { FrameSocket } from './frame-socket.ts'
import { createMeter, MESSAGE_BYTES, MESSAGES, SYNC_REQUESTS } from './limits.ts'
import { Packet } from './packet.ts'
import type { Peer } from './peer.ts'
import { createReadMarks, type ReadMarks } from './read-marks.ts'

/** The server speaks at least this often, so that y-websocket's watchdog (30 s) stays quiet. */
export const KEEPALIVE_MS = 10_000
/** Close frames are waited for this long; then the socket is cut. */
const CLOSE_WITHIN_MS = 5_000
const KEEPALIVE = new Packet([encodeAwareness([])])

type Who = Pick<Peer, 'role' | 'owner'> & { readonly nameNow: () => string }

/** A socket, and the stream below it, as a peer. Of one piece: a crowd's peers are walked over for every key. */
export class WsPeer implements Peer {
  readonly role: Peer['role']
  readonly owner: string
  readonly #backlog: Backlog
  #isClosed = false
  #isAlive = true
  readonly #socket: WebSocket
  readonly #clock: Clock
  readonly #nameNow: () => string
  readonly #marks: ReadMarks
  readonly #admit: (data: Uint8Array) => Refusal | null

  constructor(
    { socket, stream }: { readonly socket: WebSocket; readonly stream: Duplex },
    { role, owner, nameNow }: Who,
    clock: Clock,
  ) {
    this.role = role
    this.owner = owner
    this.#socket = socket
    this.#clock = clock
    this.#nameNow = nameNow
    this.#backlog = new Backlog(new FrameSocket(socket, stream), clock.nowMs)
    this.#marks = createReadMarks(payload => socket.ping(payload), clock)
    this.#admit = createAdmission(clock)
    socket.on('pong', payload => {
      this.#isAlive = true
      this.#marks.answered(payload.toString())
    })
  }

  get name(): string {
    return this.#nameNow()
  }

  send(message: Uint8Array): void {
    this.sendPacket(new Packet([message]))
  }

  sendPacket(packet: Packet, read?: () => void): void {
    if (!this.#isClosed && !this.#backlog.send(packet))
      this.close(RETRY_CODES.unavailable, 'reads too slowly')
    if (read) this.#marks.set(read)
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#socket.close(code, reason)
    this.#clock.after(CLOSE_WITHIN_MS, () => this.#socket.terminate())
  }

  /** Every `KEEPALIVE_MS`: says something; ends a socket that did not answer the last time. */
  beat(): void {
    if (!this.#isAlive && !this.#backlog.isAnswering) this.#socket.terminate()
    this.#isAlive = false
    if (this.#isClosed) return
    this.#socket.ping()
    this.sendPacket(KEEPALIVE)
  }

  /** False when the message is beyond a limit; the peer is closed then. */
  admitted(data: Uint8Array, isBinary: boolean): boolean {
    const refusal = isBinary ? this.#admit(data) : { code: CLOSE_CODES.malformed, reason: 'not binary' }
    if (refusal) this.close(refusal.code, refusal.reason)
    return refusal === null && !this.#isClosed
  }
}

type Refusal = { readonly code: number; readonly reason: string }

function createAdmission(clock: Clock): (data: Uint8Array) => Refusal | null {
  const messages = createMeter(MESSAGES, clock.nowMs)
  const bytes = createMeter(MESSAGE_BYTES, clock.nowMs)
  const requests = createMeter(SYNC_REQUESTS, clock.nowMs)
  return data => {
    if (data.length > MAX_MESSAGE_BYTES) return { code: CLOSE_CODES.tooLarge, reason: 'message too large' }
    // Counted apart because each may cost a whole document.
    const isWithin = messages(1) && bytes(data.length) && (!isSyncRequest(data) || requests(1))
    return isWithin ? null : { code: RETRY_CODES.tooFast, reason: 'too fast' }
  }
}
