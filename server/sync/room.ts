import * as Y from 'yjs'
import { factsOf } from '../../shared/meeting/meeting-doc.ts'
import { CLOSE_CODES, RETRY_CODES } from '../../shared/sync/close-codes.ts'
import {
  decodeMessage,
  encodeAwareness,
  encodeBarrier,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  type Message,
} from '../../shared/sync/protocol.ts'
import { unreachable } from '../../shared/unreachable.ts'
import type { Clock } from '../clock.ts'
import { causeOf, type Log } from '../log.ts'
import type { ClientBinding } from '../store/store.ts'
import { changesNothing, checkUpdate } from './gate.ts'
import { MAX_MEETING_BYTES, MAX_STATE_VECTOR_BYTES, MAX_UNSAVED_BYTES } from './limits.ts'
import { Owners } from './owners.ts'
import type { Peer } from './peer.ts'
import { RoomPresence } from './room-presence.ts'
import type { Saver } from './saver.ts'

/** Edits in a row that build on something unknown; an honest client sends what is missing when asked. */
const MAX_GAPS = 20
/** To whom the client ids belong under which the server itself writes. */
export const SERVER_OWNER = 'server'

export type RoomParts = {
  readonly meeting: string
  /** The document as it is on disk. */
  readonly doc: Y.Doc
  readonly clients: readonly ClientBinding[]
  readonly saver: Saver
  readonly clock: Clock
  readonly log: Log
  /** Size of what is stored; grows by every edit until it is measured anew. */
  readonly bytes: number
  /** The room can no longer vouch for its document: it is to be loaded anew from the store. */
  readonly onBroken: () => void
}

/** What a listener is told: the document, or who is where in it. */
export type Changed = { readonly content: boolean; readonly presence: boolean }

type Member = {
  /** It has asked for the document, so it receives edits. */
  isFollowing: boolean
  /** Edits refused for what they build on, since the last accepted answer. Barriers wait while there are any. */
  gaps: number
  readonly barriers: number[]
}
type Received = { readonly peer: Peer; readonly message: Message }
/** What a turn has to send once its edits are on disk. */
type Turn = {
  readonly authors: Set<Peer>
  readonly clients: ClientBinding[]
  readonly requests: { readonly peer: Peer; readonly stateVector: Uint8Array }[]
  readonly replies: (() => void)[]
}

/**
 * One open meeting. Messages gather for one turn of the event loop; then all edits are checked and applied in one
 * transaction, which yields one update: stored first, then sent to everybody, then barriers are answered.
 *
 *   receive … receive ─► flush: gate, apply ─► saver ─► (commit) ─► broadcast ─► replies, barriers
 *
 * Whatever the document shows to somebody goes through `afterCommit`, so nobody sees text that is not on disk.
 */
export class Room {
  readonly meeting: string
  readonly presence: RoomPresence
  readonly #parts: RoomParts
  readonly #doc: Y.Doc
  readonly #owners: Owners
  readonly #members = new Map<Peer, Member>()
  readonly #listeners = new Set<(changed: Changed) => void>()
  #inbox: Received[] = []
  #isFlushScheduled = false
  #emitted: Uint8Array | null = null
  #bytes: number
  #joinFrame: Uint8Array | null = null
  #isClosed = false

  constructor(parts: RoomParts) {
    this.#parts = parts
    this.meeting = parts.meeting
    this.#doc = parts.doc
    this.#bytes = parts.bytes
    this.#owners = new Owners(parts.clients)
    this.presence = new RoomPresence(owner => this.#owners.numberOf(owner))
    this.#doc.on('update', update => {
      this.#emitted = update
      this.#bytes += update.length
      this.#joinFrame = null
    })
  }

  get peers(): ReadonlyMap<Peer, unknown> {
    return this.#members
  }

  get isStalled(): boolean {
    return this.#parts.saver.isStalled
  }

  join(peer: Peer): void {
    this.#members.set(peer, { isFollowing: false, gaps: 0, barriers: [] })
    peer.send(encodeStep1(Y.encodeStateVector(this.#doc)))
  }

  leave(peer: Peer): void {
    if (!this.#members.delete(peer)) return
    this.presence.leave(peer)
    this.#scheduleFlush()
  }

  /** Takes one message; it is handled at the end of this turn of the event loop. */
  receive(peer: Peer, bytes: Uint8Array): void {
    if (this.#isClosed || !this.#members.has(peer)) return
    this.#inbox.push({ peer, message: decodeMessage(bytes) })
    this.#scheduleFlush()
  }

  /** Changes the document on the server's own behalf; resolves once that is on disk. */
  edit(change: (doc: Y.Doc) => void): Promise<void> {
    this.#flush()
    this.#doc.transact(() => change(this.#doc), SERVER_OWNER)
    const clients = this.#owners.bind([this.#doc.clientID], SERVER_OWNER)
    this.#store({ authors: new Set(), clients: [...clients], requests: [], replies: [] })
    return this.settled()
  }

  /** What `reader` makes of the document now, once all of that is on disk. */
  async read<T>(reader: (doc: Y.Doc) => T): Promise<T> {
    const value = reader(this.#doc)
    await this.settled()
    return value
  }

  /** Reads at once, for callers that show the value only through `afterCommit`. */
  peek<T>(reader: (doc: Y.Doc) => T): T {
    return reader(this.#doc)
  }

  /** Runs `then` once everything that the document holds now is on disk. */
  afterCommit(then: () => void): void {
    this.#parts.saver.afterCommit(then)
  }

  settled(): Promise<void> {
    return new Promise(resolve => this.afterCommit(resolve))
  }

  /** Told after every commit and whenever somebody's presence has changed. */
  onChange(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sends everybody away. The document is given up; what was not on disk was never shown or acknowledged. */
  close(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#inbox = []
    const peers = [...this.#members.keys()]
    this.#members.clear()
    this.#parts.saver.close()
    for (const peer of peers) peer.close(code, reason)
    this.#doc.destroy()
  }

  #scheduleFlush(): void {
    if (this.#isFlushScheduled || this.#isClosed) return
    this.#isFlushScheduled = true
    this.#parts.clock.soon(() => this.#flush())
  }

  #flush(): void {
    this.#isFlushScheduled = false
    if (this.#isClosed) return
    const inbox = this.#inbox
    this.#inbox = []
    const turn: Turn = { authors: new Set(), clients: [], requests: [], replies: [] }
    try {
      this.#doc.transact(() => {
        for (const received of inbox) this.#handle(received, turn)
      })
    } catch (error) {
      this.#break('an edit that passed the gate could not be applied', causeOf(error))
      return
    }
    this.#store(turn)
  }

  #handle({ peer, message }: Received, turn: Turn): void {
    const member = this.#members.get(peer)
    if (member === undefined) return
    switch (message.kind) {
      case 'step1':
        this.#request(peer, member, message.stateVector, turn)
        return
      case 'update':
        this.#update(peer, member, message, turn)
        return
      case 'awareness':
        if (this.presence.receive(peer, message.entries)) this.#introduce(peer, turn)
        return
      case 'query-awareness':
        this.#introduce(peer, turn)
        return
      case 'barrier':
        if (member.gaps > 0) member.barriers.push(message.n)
        else turn.replies.push(() => peer.send(encodeBarrier(message.n)))
        return
      case 'auth':
        return
      case 'malformed':
        this.#expel(peer, CLOSE_CODES.malformed, message.reason)
        return
      default:
        unreachable(message)
    }
  }

  #request(peer: Peer, member: Member, stateVector: Uint8Array, turn: Turn): void {
    if (stateVector.length > MAX_STATE_VECTOR_BYTES || !isStateVector(stateVector)) {
      this.#expel(peer, CLOSE_CODES.malformed, 'not a state vector')
      return
    }
    member.isFollowing = true
    turn.requests.push({ peer, stateVector })
  }

  #update(peer: Peer, member: Member, message: Message & { kind: 'update' }, turn: Turn): void {
    const { update, isAnswer } = message
    if (!this.#mayWrite(peer)) {
      if (!changesNothing(this.#doc, update)) this.#expel(peer, CLOSE_CODES.role, 'the meeting is final')
      return
    }
    const verdict = checkUpdate(this.#doc, update, peer.owner, client => this.#owners.of(client))
    if (verdict.kind === 'refused') return this.#expel(peer, CLOSE_CODES.contentRefused, verdict.reason)
    if (verdict.kind === 'gap') return this.#askAgain(peer, member, turn)
    if (this.#isFull(update)) return this.#expel(peer, CLOSE_CODES.tooLarge, 'the meeting is full')
    turn.authors.add(peer)
    turn.clients.push(
      ...this.#owners.bind(
        verdict.clients.map(each => each.client),
        peer.owner,
      ),
    )
    if (!this.#apply(peer, update)) return this.#askAgain(peer, member, turn)
    if (isAnswer) this.#closeGaps(peer, member, turn)
  }

  /** False when something it builds on is missing after all; that part is dropped. */
  #apply(peer: Peer, update: Uint8Array): boolean {
    Y.applyUpdate(this.#doc, update, peer)
    const { store } = this.#doc
    if (store.pendingStructs === null && store.pendingDs === null) return true
    store.pendingStructs = null
    store.pendingDs = null
    return false
  }

  #mayWrite(peer: Peer): boolean {
    return peer.role === 'admin' || factsOf(this.#doc).get('phase') !== 'final'
  }

  #askAgain(peer: Peer, member: Member, turn: Turn): void {
    member.gaps++
    if (member.gaps > MAX_GAPS)
      this.#expel(peer, CLOSE_CODES.contentRefused, 'edits without what they build on')
    else turn.replies.push(() => peer.send(encodeStep1(Y.encodeStateVector(this.#doc))))
  }

  #closeGaps(peer: Peer, member: Member, turn: Turn): void {
    member.gaps = 0
    for (const n of member.barriers.splice(0)) turn.replies.push(() => peer.send(encodeBarrier(n)))
  }

  #introduce(peer: Peer, turn: Turn): void {
    turn.replies.push(() => peer.send(encodeAwareness(this.presence.all(peer))))
  }

  #isFull(update: Uint8Array): boolean {
    if (this.#bytes + update.length <= MAX_MEETING_BYTES) return false
    this.#bytes = Y.encodeStateAsUpdate(this.#doc).length
    return this.#bytes + update.length > MAX_MEETING_BYTES
  }

  /** Hands the turn's edits to the saver and sends everything else that the turn brought after them. */
  #store(turn: Turn): void {
    const update = this.#emitted
    this.#emitted = null
    if (update) this.#parts.saver.push(update, turn.clients)
    if (this.#parts.saver.unsavedBytes > MAX_UNSAVED_BYTES)
      return this.#break('the store does not keep up', '')
    const answers = turn.requests.map(({ peer, stateVector }) => ({ peer, frame: this.#answer(stateVector) }))
    this.afterCommit(() => {
      if (update) this.#broadcast(encodeUpdate(update), turn.authors)
      for (const { peer, frame } of answers) peer.send(frame)
      for (const reply of turn.replies) reply()
      const hasMoved = this.#sendPresence()
      if (update || hasMoved)
        for (const listener of this.#listeners) listener({ content: update !== null, presence: hasMoved })
    })
  }

  /** What a peer lacks; for one that has nothing, the same frame for all until the document changes. */
  #answer(stateVector: Uint8Array): Uint8Array {
    if (stateVector.length > 1) return encodeStep2(Y.encodeStateAsUpdate(this.#doc, stateVector))
    this.#joinFrame ??= encodeStep2(Y.encodeStateAsUpdate(this.#doc))
    return this.#joinFrame
  }

  #broadcast(frame: Uint8Array, authors: ReadonlySet<Peer>): void {
    const onlyAuthor = authors.size === 1 ? [...authors][0] : undefined
    for (const [peer, member] of this.#members)
      if (member.isFollowing && peer !== onlyAuthor) peer.send(frame)
  }

  /** A client is never told its own presence: a stock one would take it over. */
  #sendPresence(): boolean {
    const changes = this.presence.takeChanges()
    if (changes.length === 0) return false
    const all = encodeAwareness(changes.map(change => change.entry))
    const subjects = new Set(changes.map(change => change.about))
    for (const peer of this.#members.keys()) {
      if (!subjects.has(peer)) peer.send(all)
      else {
        const others = changes.filter(change => change.about !== peer).map(change => change.entry)
        if (others.length > 0) peer.send(encodeAwareness(others))
      }
    }
    return true
  }

  #expel(peer: Peer, code: number, reason: string): void {
    this.#parts.log.warn('connection closed', { meeting: this.meeting, code, reason })
    this.leave(peer)
    peer.close(code, reason)
  }

  #break(event: string, cause: string): void {
    this.#parts.log.error(event, { meeting: this.meeting, cause })
    this.close(RETRY_CODES.unavailable, 'the meeting is loaded anew')
    this.#parts.onBroken()
  }
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
