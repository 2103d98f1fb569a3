import * as Y from 'yjs'
import { RETRY_CODES } from '../../shared/sync/close-codes.ts'
import {
  decodeMessage,
  encodeAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  type Message,
} from '../../shared/sync/protocol.ts'
import type { Clock } from '../clock.ts'
import { causeOf, type Log } from '../log.ts'
import type { ClientBinding } from '../store/store.ts'
import { MAX_UNSAVED_BYTES } from './limits.ts'
import { Owners, SERVER_OWNER } from './owners.ts'
import type { Peer } from './peer.ts'
import { RoomPresence } from './room-presence.ts'
import type { Saver } from './saver.ts'
import { type Member, MessageHandler, newTurn, type Turn } from './turn.ts'

export type RoomParts = {
  readonly meeting: string
  /** The document as it is on disk. */
  readonly doc: Y.Doc
  readonly clients: readonly ClientBinding[]
  /** Content that was once acknowledged may be missing: clients bring back what they hold, whoever wrote it. */
  readonly mayLack: boolean
  readonly saver: Saver
  readonly clock: Clock
  readonly log: Log
  /** Size of what is stored. */
  readonly bytes: number
  /** The room can no longer vouch for its document: it is to be loaded anew from the store. */
  readonly onBroken: () => void
}

/** What a listener is told: the document, or who is where in it. */
export type Changed = { readonly content: boolean; readonly presence: boolean }

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
  readonly #closeListeners = new Set<() => void>()
  #inbox: { readonly peer: Peer; readonly message: Message }[] = []
  #isFlushScheduled = false
  #emitted: Uint8Array | null = null
  readonly #handler: MessageHandler
  #joinFrame: Uint8Array | null = null
  #isClosed = false

  constructor(parts: RoomParts) {
    this.#parts = parts
    this.meeting = parts.meeting
    this.#doc = parts.doc
    this.#owners = new Owners(parts.clients, parts.mayLack)
    this.presence = new RoomPresence(owner => this.#owners.numberOf(owner), parts.clock.nowMs)
    this.#handler = new MessageHandler({
      doc: parts.doc,
      bytes: parts.bytes,
      owners: this.#owners,
      presence: this.presence,
      expel: (peer, code, reason) => this.#expel(peer, code, reason),
    })
    this.#doc.on('update', update => {
      this.#emitted = update
      this.#joinFrame = null
    })
  }

  get peers(): ReadonlyMap<Peer, unknown> {
    return this.#members
  }

  get isStalled(): boolean {
    return this.#parts.saver.isStalled
  }

  /** Bytes of edits that are not yet on disk. */
  get unsavedBytes(): number {
    return this.#parts.saver.unsavedBytes
  }

  join(peer: Peer): void {
    this.#members.set(peer, { isFollowing: false, gaps: 0, badAnswers: 0, barriers: [] })
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
    const clients = this.#emitted === null ? [] : this.#owners.bind([this.#doc.clientID], SERVER_OWNER, false)
    this.#store({ ...newTurn(), clients: [...clients] })
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

  /** Resolves once everything that the document holds now is on disk; rejects when the room closes before. */
  settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      const forget = this.onClose(() => reject(new Error('the room closed before its edits were stored')))
      this.afterCommit(() => {
        forget()
        resolve()
      })
    })
  }

  /** Told after every commit and whenever somebody's presence has changed. */
  onChange(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onClose(listener: () => void): () => void {
    if (this.#isClosed) listener()
    else this.#closeListeners.add(listener)
    return () => this.#closeListeners.delete(listener)
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
    for (const listener of this.#closeListeners) listener()
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
    const turn = newTurn()
    try {
      this.#doc.transact(() => {
        for (const { peer, message } of inbox) {
          const member = this.#members.get(peer)
          if (member) this.#handler.handle(peer, member, message, turn)
        }
      })
    } catch (error) {
      this.#break('an edit that passed the gate could not be applied', causeOf(error))
      return
    }
    this.#store(turn)
  }

  /** Hands the turn's edits to the saver and sends everything else that the turn brought after them. */
  #store(turn: Turn): void {
    const update = this.#emitted
    this.#emitted = null
    if (update) this.#parts.saver.push(update, turn.clients)
    if (this.#parts.saver.unsavedBytes > MAX_UNSAVED_BYTES) {
      this.#break('the store does not keep up', '')
      return
    }
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
