import type * as Y from 'yjs'
import { needsNewer, SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { RETRY_CODES } from '../../shared/sync/close-codes.ts'
import { encodeStep1 } from '../../shared/sync/protocol.ts'
import { causeOf } from '../log.ts'
import { Answers } from './answers.ts'
import { fanOut } from './fan-out.ts'
import { Inbox } from './inbox.ts'
import { type Received, withJoinedTyping } from './joined-typing.ts'
import { MAX_KEYS_AHEAD, MAX_UNSAVED_BYTES } from './limits.ts'
import { Owners, SERVER_OWNER } from './owners.ts'
import type { Peer } from './peer.ts'
import { type Author, PhasePoints, type PointOfUpdate, stageOf, writerOf } from './phase-points.ts'
import { Rest } from './rest.ts'
import { isEmptyUpdate, RoomDocument } from './room-document.ts'
import { type Changed, RoomEvents } from './room-events.ts'
import type { RoomParts, StoredParts } from './room-parts.ts'
import { RoomPresence } from './room-presence.ts'
import { SendWindow } from './send-window.ts'
import { type Member, MessageHandler, newTurn, type PeersEdit, type Turn } from './turn.ts'
import { TypingRuns } from './typing-runs.ts'

/**
 * One open meeting. Messages gather for one turn of the event loop, or for as long as the turn before is on its way
 * to the disk; then all edits are checked and applied in one transaction, which yields one update: stored first,
 * then sent to everybody, then barriers are answered.
 *
 *   receive … receive ─► flush: gate, apply ─► saver ─► (commit) ─► broadcast ─► replies, barriers
 *
 * Whatever the document shows to somebody goes through `afterCommit`, so nobody sees text that is not on disk.
 */
export class Room {
  readonly meeting: string
  readonly presence: RoomPresence
  readonly #parts: RoomParts
  readonly #document: RoomDocument
  readonly #owners: Owners
  readonly #runs = new TypingRuns()
  readonly #members = new Map<Peer, Member>()
  readonly #events = new RoomEvents()
  readonly #handler: MessageHandler
  readonly #answers: Answers
  readonly #rest: Rest
  readonly #window: SendWindow
  readonly #inbox: Inbox
  readonly #phasePoints: PhasePoints
  #emitted: Uint8Array | null = null
  /** The largest edit of the server's own that is on its way to the disk. */
  #ownBytes = 0
  #followers = 0
  #isClosed = false

  constructor({ updates, clients, mayLack, lackingSinceMs }: StoredParts, parts: RoomParts) {
    this.#parts = parts
    this.meeting = parts.meeting
    this.#document = new RoomDocument({
      updates,
      mayLack,
      runs: this.#runs,
      onUpdate: update => {
        this.#emitted = update
        this.#handler.grew(update.length)
      },
    })
    this.#owners = new Owners(clients, { mayLack, lackingSinceMs, nowMs: parts.clock.nowMs })
    this.presence = new RoomPresence(owner => this.#owners.numberOf(owner), parts.clock.nowMs)
    this.#handler = new MessageHandler({
      doc: () => this.#live(),
      bytes: parts.bytes,
      owners: this.#owners,
      presence: this.presence,
      runs: this.#runs,
      expel: (peer, code, reason) => this.#expel(peer, code, reason),
    })
    this.#answers = new Answers({
      document: this.#document,
      members: this.#members,
      soon: parts.clock.soon,
      afterCommit: then => this.afterCommit(then),
    })
    this.#window = new SendWindow(parts.clock)
    this.#inbox = new Inbox({ saver: parts.saver, window: this.#window, flush: () => this.#flush() })
    this.#phasePoints = new PhasePoints(parts.clock.nowMs)
    this.#rest = new Rest({
      document: this.#document,
      clock: parts.clock,
      mayRest: () => !this.#isClosed && this.#inbox.isEmpty && parts.saver.unsavedBytes === 0,
      isFollowed: () => this.#followers > 0,
      bytes: () => this.#handler.bytes,
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

  /** True when the document needs a newer client. At rest it is of a version that this server knows. */
  needsNewerThan(schema: number): boolean {
    if (!this.#document.isLive && schema >= SCHEMA_VERSION) return false
    return needsNewer(this.#live(), schema)
  }

  join(peer: Peer): void {
    const stateVector = this.#document.stateVector()
    this.#members.set(peer, {
      isGreeted: stateVector !== null,
      isFollowing: false,
      gaps: 0,
      badAnswers: 0,
      barriers: [],
    })
    if (stateVector) peer.send(encodeStep1(stateVector))
    this.#rest.postpone()
  }

  leave(peer: Peer): void {
    if (!this.#members.delete(peer)) return
    this.presence.leave(peer)
    this.#inbox.schedule()
  }

  /** Takes one message; it is handled at the end of this turn of the event loop. */
  receive(peer: Peer, bytes: Uint8Array): void {
    if (!this.#isClosed && this.#members.has(peer)) this.#inbox.add(peer, bytes)
  }

  /**
   * Changes the document on the server's own behalf; resolves once that is on disk, together with `points`. What
   * `change` throws is thrown on; it must throw before it changes anything.
   */
  edit(
    change: (doc: Y.Doc) => void,
    author: Author = NOBODY,
    points: readonly PointOfUpdate[] = [],
  ): Promise<void> {
    this.#flush()
    const doc = this.#live()
    const before = stageOf(doc)
    doc.transact(() => change(doc), SERVER_OWNER)
    const clients = this.#emitted === null ? [] : this.#owners.bind([doc.clientID], SERVER_OWNER, false)
    const phase = this.#phasePoints.pointOf(doc, before, () => author)
    const bytes = this.#emitted?.length ?? 0
    this.#ownBytes = Math.max(this.#ownBytes, bytes)
    this.#store({
      ...newTurn(),
      clients: [...clients],
      points: phase === null ? [...points] : [...points, phase],
    })
    this.afterCommit(() => {
      if (this.#ownBytes === bytes) this.#ownBytes = 0
    })
    return this.settled()
  }

  /** True when the meeting would be too large with so many bytes more. */
  lacksSpaceFor(bytes: number): boolean {
    return this.#handler.isFull(bytes)
  }

  /** What `reader` makes of the document now, once all of that is on disk. */
  async read<T>(reader: (doc: Y.Doc) => T): Promise<T> {
    const value = reader(this.#live())
    await this.settled()
    return value
  }

  /** Reads at once, for callers that show the value only through `afterCommit`. */
  peek<T>(reader: (doc: Y.Doc) => T): T {
    return reader(this.#live())
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

  /** Keeps nothing that was deleted. To be called once everything is on disk. */
  forgetDeleted(): void {
    this.#live()
    this.#document.rest()
  }

  /** Somebody looks at the document after every change until the answer is called. */
  follow(): () => void {
    this.#followers++
    return () => {
      this.#followers--
    }
  }

  /** Told after every commit and whenever somebody's presence has changed. */
  onChange(listener: (changed: Changed) => void): () => void {
    return this.#events.onChange(listener)
  }

  onClose(listener: () => void): () => void {
    if (this.#isClosed) listener()
    return this.#events.onClose(listener)
  }

  /** Sends everybody away. The document is given up; what was not on disk was never shown or acknowledged. */
  close(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#answers.close()
    this.#rest.close()
    const peers = [...this.#members.keys()]
    this.#members.clear()
    this.#parts.saver.close()
    for (const peer of peers) peer.close(code, reason)
    this.#events.closed()
    this.#document.close()
  }

  #live(): Y.Doc {
    this.#rest.postpone()
    return this.#document.live()
  }

  #flush(): void {
    const received = this.#inbox.take()
    if (this.#isClosed) return
    const turn = newTurn()
    try {
      this.#decide(received, turn)
    } catch (error) {
      this.#break('an edit that passed the gate could not be applied', causeOf(error))
      return
    }
    this.#store(turn)
  }

  /** Most turns are people typing on, which needs no look at the document. */
  #decide(received: readonly Received[], turn: Turn): void {
    const edits = received.filter(isEdit)
    if (edits.length === 0) {
      this.#handle(received, turn)
      return
    }
    const typed = edits.every(({ peer }) => this.#members.has(peer))
      ? this.#handler.typeOn(edits, turn)
      : null
    if (typed === null) {
      const doc = this.#live()
      const before = stageOf(doc)
      doc.transact(() => this.#handle(withJoinedTyping(received), turn))
      const point = this.#phasePoints.pointOf(doc, before, fact => this.#authorOf(doc, fact, turn))
      if (point !== null) turn.points.push(point)
      return
    }
    this.#emitted = typed
    this.#rest.postpone()
    if (edits.length < received.length)
      this.#handle(
        received.filter(each => !isEdit(each)),
        turn,
      )
    if (this.#runs.aheadCount > MAX_KEYS_AHEAD) this.#live()
  }

  #authorOf(doc: Y.Doc, fact: string, { authors }: Turn): Author {
    const owner = this.#owners.ownerOf(writerOf(doc, fact))
    return authors.find(peer => peer.owner === owner) ?? NOBODY
  }

  #handle(received: readonly Received[], turn: Turn): void {
    for (const { peer, message } of received) {
      const member = this.#members.get(peer)
      if (member) this.#handler.handle(peer, member, message, turn)
    }
  }

  /** Hands the turn's edits to the saver and sends everything else that the turn brought after them. */
  #store(turn: Turn): void {
    const update = this.#emitted
    this.#emitted = null
    if (update) this.#parts.saver.push(update, turn.clients, turn.points)
    if (this.#parts.saver.unsavedBytes - this.#ownBytes > MAX_UNSAVED_BYTES) {
      this.#break('the store does not keep up', '')
      return
    }
    this.afterCommit(() => this.#tell(update, turn.authors))
    if (turn.requests.length > 0) this.#rest.postpone()
    this.#answers.add(turn.requests)
    if (turn.replies.length > 0)
      this.afterCommit(() => {
        for (const reply of turn.replies) reply()
      })
  }

  #tell(update: Uint8Array | null, authors: readonly Peer[]): void {
    this.#tellPresenceAhead()
    const presence = this.presence.takeChanges()
    const news = { update, authors, presence }
    if (update === null && presence.length === 0) return
    this.#window.measured(() => fanOut(this.#members, news))
    this.#events.changed({ content: update !== null, presence: presence.length > 0 })
  }

  /** Presence that came while the edit was on its way to the disk goes with it. */
  #tellPresenceAhead(): void {
    if (this.#inbox.isEmpty) return
    const ahead = newTurn()
    this.#handle(this.#inbox.takeLonePresence(), ahead)
    for (const reply of ahead.replies) reply()
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

/** Stands for somebody who is not known: a program that writes the document itself. */
const NOBODY: Author = { name: '', role: 'edit' }

/** True when it may change the document. */
function isEdit(received: Received): received is PeersEdit {
  return received.message.kind === 'update' && !isEmptyUpdate(received.message.update)
}
