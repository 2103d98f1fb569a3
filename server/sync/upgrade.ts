import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { roleCovers } from '../../shared/api.ts'
import { SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { CLOSE_CODES, RETRY_CODES } from '../../shared/sync/close-codes.ts'
import { type Grant, grantFor, type Identity } from '../access/access.ts'
import { credentialsOf } from '../http/credentials.ts'
import { isOwnHost, originOf } from '../http/origin.ts'
import { causeOf } from '../log.ts'
import type { Services } from '../services.ts'
import { MAX_FRAME_BYTES } from './limits.ts'
import { MessageWatch } from './message-watch.ts'
import type { Lease } from './room-registry.ts'
import { Turnstile } from './turnstile.ts'
import { KEEPALIVE_MS, WsPeer } from './ws-peer.ts'

const PATH = /^\/sync\/([A-Za-z0-9_-]{1,64})(?:\?(.*))?$/
const STATUS_TEXT = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  503: 'Service Unavailable',
} as const
type RefusalStatus = keyof typeof STATUS_TEXT

/** Somebody who was let in, before the socket exists. */
type Admitted = {
  readonly meeting: string
  readonly schema: number
  readonly identity: Identity
  readonly grant: Grant
  readonly name: string
  /** `Connections.revocations` when the store was asked. */
  readonly revocations: number
}

export type SyncEndpoint = {
  /** Answers an HTTP upgrade: a refusal in HTTP, or a socket in a room. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** From now on every upgrade is refused with 503; sockets end with the rooms. */
  readonly close: () => void
}

/** `/sync/<meeting>`: decides who comes in, once, and binds the socket to one room for its life. */
export function createSyncEndpoint(services: Services): SyncEndpoint {
  const { log, clock, metrics } = services
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: offered => (offered.has('yjs') ? 'yjs' : false),
  })
  const beats = new Set<() => void>()
  const turnstile = new Turnstile(clock)
  let isClosing = false
  let stopBeat = () => {}
  const beat = () => {
    for (const each of beats) each()
    stopBeat = clock.after(KEEPALIVE_MS, beat)
  }
  beat()
  const answer = (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    admitted: Admitted | RefusalStatus,
  ) => {
    if (socket.destroyed) return
    const verdict = isClosing ? 503 : admitted
    if (typeof verdict === 'number') {
      metrics.count('yoroku_sync_refused_total', { status: verdict })
      refuse(socket, verdict)
    } else if (services.connections.isFull('editor', verdict.meeting)) refuse(socket, 503)
    else
      server.handleUpgrade(request, socket, head, webSocket => {
        metrics.count('yoroku_sync_accepted_total')
        enter({ services, request, admitted: verdict, raw: socket, socket: webSocket, beats })
      })
  }
  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const admitted = await turnstile.enter(() => (isClosing ? 503 : admit(services, request)))
    await turnstile.enter(() => answer(request, socket, head, admitted))
  }
  return {
    upgrade: (request, socket, head) => {
      socket.on('error', error => log.debug('socket failed during the upgrade', { cause: causeOf(error) }))
      accept(request, socket, head).catch((error: unknown) => {
        log.error('upgrade failed', { cause: causeOf(error) })
        refuse(socket, 503)
      })
    },
    close: () => {
      isClosing = true
      stopBeat()
    },
  }
}

async function admit(services: Services, request: IncomingMessage): Promise<Admitted | RefusalStatus> {
  const { access, store, config, connections } = services
  const { revocations } = connections
  const [, meeting, query] = PATH.exec(request.url ?? '') ?? []
  if (meeting === undefined) return 404
  if (!isFromOwnPage(request.headers, config.publicUrl)) return 403
  const credentials = credentialsOf(request.headers)
  const identity = await access.identify(credentials)
  if (identity === null || identity.tokens.length === 0) return 401
  const grant = grantFor(identity, meeting)
  if (grant === null || !(await store.isKept(meeting))) return 404
  if (!roleCovers(grant.role, 'edit')) return 403
  return {
    meeting,
    schema: schemaOf(query),
    identity,
    grant,
    name: identity.browser === null ? '' : await store.nameOf(identity.browser),
    revocations,
  }
}

/** A browser's upgrade must name an Origin of ours; a program with a token need not. */
function isFromOwnPage(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const origin = originOf(headers, publicUrl)
  const isBrowser = headers.cookie !== undefined && headers.authorization === undefined
  return isOwnHost(headers.host, publicUrl) && (origin === 'own' || (origin === 'none' && !isBrowser))
}

/** What the client says it understands; one that says nothing is taken at its word that it knows what it does. */
function schemaOf(query: string | undefined): number {
  const stated = Number(new URLSearchParams(query).get('schema') ?? SCHEMA_VERSION)
  return Number.isInteger(stated) && stated >= 0 ? stated : 0
}

function refuse(socket: Duplex, status: RefusalStatus): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_TEXT[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

type Entrance = {
  readonly services: Services
  readonly request: IncomingMessage
  readonly admitted: Admitted
  readonly raw: Duplex
  readonly socket: WebSocket
  /** Called every `KEEPALIVE_MS` while the socket is open. */
  readonly beats: Set<() => void>
}

/** The message listener is attached before the room is awaited: a client speaks at once. */
function enter(entrance: Entrance): void {
  const { services, admitted, raw, socket, beats } = entrance
  const { clock, connections, log, metrics } = services
  const { meeting, grant, identity } = admitted
  let name = admitted.name
  const peer = new WsPeer(
    { socket, stream: raw },
    { role: grant.role, owner: identity.owner, nameNow: () => name },
    clock,
  )
  let lease: Lease | null = null
  const early: Uint8Array[] = []
  const watch = new MessageWatch(clock.nowMs)
  raw.on('data', chunk => watch.read(chunk))
  const beat = () => (watch.isOverdue ? socket.terminate() : peer.beat())
  beats.add(beat)
  const forget = connections.add({
    kind: 'editor',
    meeting,
    role: grant.role,
    tokenHash: grant.tokenHash,
    screen: null,
    browser: identity.browser,
    end: (code, reason) => peer.close(code, reason),
    rename: next => {
      name = next
    },
  })
  socket.binaryType = 'nodebuffer'
  socket.on('message', (data: Buffer, isBinary) => {
    if (!peer.admitted(data, isBinary)) return
    if (lease) lease.room.receive(peer, data)
    else early.push(data)
  })
  socket.on('error', error => log.debug('socket failed', { meeting, cause: causeOf(error) }))
  socket.on('close', code => {
    metrics.count('yoroku_sync_closed_total', { code })
    beats.delete(beat)
    forget()
    lease?.room.leave(peer)
    lease?.release()
  })
  openRoom(entrance, peer).then(
    opened => {
      lease = opened
      for (const data of early.splice(0)) opened?.room.receive(peer, data)
    },
    (error: unknown) => {
      log.error('meeting not opened', { meeting, cause: causeOf(error) })
      peer.close(RETRY_CODES.unavailable, 'the meeting cannot be opened now')
    },
  )
}

/** What a refusal before the upgrade is called after it. */
const CLOSED_BY: Readonly<Record<RefusalStatus, number>> = {
  401: CLOSE_CODES.tokenReplaced,
  403: CLOSE_CODES.role,
  404: CLOSE_CODES.meetingDeleted,
  503: RETRY_CODES.unavailable,
}

/**
 * Null when the socket has gone meanwhile or its schema is too old. Asks for admission once more if anything was
 * revoked between the first answer and the entry into `connections`: it would be missed.
 */
async function openRoom(entrance: Entrance, peer: WsPeer): Promise<Lease | null> {
  const { services, request, admitted, socket } = entrance
  const { registry, connections } = services
  const { meeting, schema } = admitted
  const again = connections.revocations === admitted.revocations ? admitted : await admit(services, request)
  if (typeof again === 'number') {
    peer.close(CLOSED_BY[again], STATUS_TEXT[again])
    return null
  }
  const lease = await registry.acquire(meeting)
  const isOld = lease.room.needsNewerThan(schema)
  if (isOld) peer.close(CLOSE_CODES.schema, 'reload the page')
  if (isOld || socket.readyState !== socket.OPEN) {
    lease.release()
    return null
  }
  lease.room.join(peer)
  return lease
}
