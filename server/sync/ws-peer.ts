import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE_CODES, RETRY_CODES } from '../../shared/sync/close-codes.ts'
import { encodeAwareness } from '../../shared/sync/protocol.ts'
import type { Clock } from '../clock.ts'
import { createBacklog } from './backlog.ts'
import { createFrameSocket } from './frame-socket.ts'
import { createMeter, MAX_MESSAGE_BYTES, MESSAGE_BYTES, MESSAGES, SYNC_REQUESTS } from './limits.ts'
import { Packet } from './packet.ts'
import type { Peer } from './peer.ts'
import { createReadMarks } from './read-marks.ts'

/** The server speaks at least this often, so that y-websocket's watchdog (30 s) stays quiet. */
export const KEEPALIVE_MS = 10_000
/** Close frames are waited for this long; then the socket is cut. */
const CLOSE_WITHIN_MS = 5_000
const KEEPALIVE = new Packet([encodeAwareness([])])
/** First bytes of a sync request; counted here because each may cost a whole document. */
const SYNC_REQUEST = [0, 0] as const

/** A socket, and the stream below it, as a peer. */
export function createWsPeer(
  { socket, stream }: { readonly socket: WebSocket; readonly stream: Duplex },
  who: Pick<Peer, 'role' | 'owner'> & { readonly nameNow: () => string },
  clock: Clock,
): WsPeer {
  let isClosed = false
  let isAlive = true
  const backlog = createBacklog(createFrameSocket(socket, stream), clock.nowMs)
  const close = (code: number, reason: string) => {
    if (isClosed) return
    isClosed = true
    socket.close(code, reason)
    clock.after(CLOSE_WITHIN_MS, () => socket.terminate())
  }
  const marks = createReadMarks(payload => socket.ping(payload), clock)
  const sendPacket = (packet: Packet, read?: () => void) => {
    if (!isClosed && !backlog.send(packet)) close(RETRY_CODES.unavailable, 'reads too slowly')
    if (read) marks.set(read)
  }
  const peer: Peer = {
    role: who.role,
    owner: who.owner,
    get name() {
      return who.nameNow()
    },
    send: message => sendPacket(new Packet([message])),
    sendPacket,
    close,
  }
  socket.on('pong', payload => {
    isAlive = true
    marks.answered(payload.toString())
  })
  const beat = () => {
    if (!isAlive && !backlog.isAnswering()) socket.terminate()
    isAlive = false
    if (isClosed) return
    socket.ping()
    peer.sendPacket(KEEPALIVE)
  }
  const admit = createAdmission(clock)
  return {
    peer,
    beat,
    admitted: (data, isBinary) => {
      const refusal = isBinary ? admit(data) : { code: CLOSE_CODES.malformed, reason: 'not binary' }
      if (refusal) close(refusal.code, refusal.reason)
      return refusal === null && !isClosed
    },
  }
}

export type WsPeer = {
  readonly peer: Peer
  /** Every `KEEPALIVE_MS`: says something; ends a socket that did not answer the last time. */
  readonly beat: () => void
  /** False when the message is beyond a limit; the peer is closed then. */
  readonly admitted: (data: Uint8Array, isBinary: boolean) => boolean
}

type Refusal = { readonly code: number; readonly reason: string }

function createAdmission(clock: Clock): (data: Uint8Array) => Refusal | null {
  const messages = createMeter(MESSAGES, clock.nowMs)
  const bytes = createMeter(MESSAGE_BYTES, clock.nowMs)
  const requests = createMeter(SYNC_REQUESTS, clock.nowMs)
  return data => {
    if (data.length > MAX_MESSAGE_BYTES) return { code: CLOSE_CODES.tooLarge, reason: 'message too large' }
    const isRequest = data[0] === SYNC_REQUEST[0] && data[1] === SYNC_REQUEST[1]
    const isWithin = messages(1) && bytes(data.length) && (!isRequest || requests(1))
    return isWithin ? null : { code: RETRY_CODES.tooFast, reason: 'too fast' }
  }
}
