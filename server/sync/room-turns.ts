import type * as Y from 'yjs'
import { causeOf } from '../log.ts'
import { Answers } from './answers.ts'
import { fanOut } from './fan-out.ts'
import { Inbox } from './inbox.ts'
import { type Received, withJoinedTyping } from './joined-typing.ts'
import { MAX_KEYS_AHEAD, MAX_UNSAVED_BYTES } from './limits.ts'
import { type Owners, SERVER_OWNER } from './owners.ts'
import type { Peer } from './peer.ts'
import { type Author, PhasePoints, type PointOfUpdate, stageOf, writerOf } from './phase-points.ts'
import { isEmptyUpdate, type RoomDocument } from './room-document.ts'
import type { RoomEvents } from './room-events.ts'
import type { RoomParts } from './room-parts.ts'
import type { RoomPresence } from './room-presence.ts'
import { SendWindow } from './send-window.ts'
import { type Member, MessageHandler, newTurn, type PeersEdit, type Turn } from './turn.ts'
import type { TypingRuns } from './typing-runs.ts'

export type RoomTurnsParts = Pick<RoomParts, 'saver' | 'clock' | 'bytes'> & {
  readonly document: RoomDocument
  readonly runs: TypingRuns
  readonly owners: Owners
  readonly presence: RoomPresence
  readonly members: ReadonlyMap<Peer, Member>
  readonly events: RoomEvents
  /** The document has been used. */
  readonly used: () => void
  /** Puts a peer out of the room. */
  readonly expel: (peer: Peer, code: number, reason: string) => void
  /** The document is no longer to be trusted, or its edits are not stored. */
  readonly broken: (event: string, cause: string) => void
}

/**
 * What a room does with its messages: those of one turn of the event loop, or of the time that the turn before took
 * to the disk, become one update, which is stored and then shown.
 *
 *   receive … receive ─► flush: gate, apply ─► saver ─► (commit) ─► broadcast ─► replies, barriers
 */
export class RoomTurns {
  readonly #parts: RoomTurnsParts
  readonly #handler: MessageHandler
  readonly #answers: Answers
  readonly #window: SendWindow
  readonly #inbox: Inbox
  readonly #phasePoints: PhasePoints
  #emitted: Uint8Array | null = null
  /** The largest edit of the server's own that is on its way to the disk. */
  #ownBytes = 0
  #isClosed = false

  constructor(parts: RoomTurnsParts) {
    const { document, members, owners, presence, runs, saver, clock, bytes, expel } = parts
    this.#parts = parts
    this.#handler = new MessageHandler({
      doc: () => this.#live(),
      bytes,
      owners,
      presence,
      runs,
      expel,
    })
    this.#answers = new Answers({
      document,
      members,
      soon: clock.soon,
      afterCommit: then => saver.afterCommit(then),
    })
    this.#window = new SendWindow(clock)
    this.#inbox = new Inbox({ saver, window: this.#window, flush: () => this.flush() })
    this.#phasePoints = new PhasePoints(clock.nowMs)
  }

  /** True while nothing waits to be handled. */
  get isIdle(): boolean {
    return this.#inbox.isEmpty
  }

  /** Size of what is stored, or a little more. */
  get bytes(): number {
    return this.#handler.bytes
  }

  /** True when the meeting does not take so many bytes more. */
  isFull(bytes: number): boolean {
    return this.#handler.isFull(bytes)
  }

  /** The document has changed by this update, which the turn that did it stores. */
  changed(update: Uint8Array): void {
    this.#emitted = update
    this.#handler.grew(update.length)
  }

  /** Takes one message; it is handled at the end of this turn of the event loop. */
  receive(peer: Peer, bytes: Uint8Array): void {
    this.#inbox.add(peer, bytes)
  }

  /** Somebody's presence has changed without a message of theirs. */
  schedule(): void {
    this.#inbox.schedule()
  }

  /** Changes the document on the server's own behalf; what `change` throws is thrown on. */
  edit(change: (doc: Y.Doc) => void, author: Author, points: readonly PointOfUpdate[]): void {
    this.flush()
    const doc = this.#live()
    const before = stageOf(doc)
    doc.transact(() => change(doc), SERVER_OWNER)
    const clients = this.#emitted === null ? [] : this.#parts.owners.bind([doc.clientID], SERVER_OWNER)
    const phase = this.#phasePoints.pointOf(doc, before, () => author)
    const bytes = this.#emitted?.length ?? 0
    this.#ownBytes = Math.max(this.#ownBytes, bytes)
    this.#store({
      ...newTurn(),
      clients: [...clients],
      points: phase === null ? [...points] : [...points, phase],
    })
    this.#parts.saver.afterCommit(() => {
      if (this.#ownBytes === bytes) this.#ownBytes = 0
    })
  }

  /** Handles what has gathered. */
  flush(): void {
    const received = this.#inbox.take()
    if (this.#isClosed) return
    const turn = newTurn()
    try {
      this.#decide(received, turn)
    } catch (error) {
      this.#parts.broken('an edit that passed the gate could not be applied', causeOf(error))
      return
    }
    this.#store(turn)
  }

  close(): void {
    this.#isClosed = true
    this.#answers.close()
  }

  #live(): Y.Doc {
    this.#parts.used()
    return this.#parts.document.live()
  }

  /** Most turns are people typing on, which needs no look at the document. */
  #decide(received: readonly Received[], turn: Turn): void {
    const { members, runs, used } = this.#parts
    const edits = received.filter(isEdit)
    if (edits.length === 0) {
      this.#handle(received, turn)
      return
    }
    const typed = edits.every(({ peer }) => members.has(peer)) ? this.#handler.typeOn(edits, turn) : null
    if (typed === null) {
      const doc = this.#live()
      const before = stageOf(doc)
      doc.transact(() => this.#handle(withJoinedTyping(received), turn))
      const point = this.#phasePoints.pointOf(doc, before, fact => this.#authorOf(doc, fact, turn))
      if (point !== null) turn.points.push(point)
      return
    }
    this.#emitted = typed
    used()
    if (edits.length < received.length)
      this.#handle(
        received.filter(each => !isEdit(each)),
        turn,
      )
    if (runs.aheadCount > MAX_KEYS_AHEAD) this.#live()
  }

  #authorOf(doc: Y.Doc, fact: string, { authors }: Turn): Author {
    const owner = this.#parts.owners.ownerOf(writerOf(doc, fact))
    return authors.find(peer => peer.owner === owner) ?? NOBODY
  }

  #handle(received: readonly Received[], turn: Turn): void {
    for (const { peer, message } of received) {
      const member = this.#parts.members.get(peer)
      if (member) this.#handler.handle(peer, member, message, turn)
    }
  }

  /** Hands the turn's edits to the saver and sends everything else that the turn brought after them. */
  #store(turn: Turn): void {
    const { saver, broken, used } = this.#parts
    const update = this.#emitted
    this.#emitted = null
    if (update) saver.push(update, turn.clients, turn.points)
    if (saver.unsavedBytes - this.#ownBytes > MAX_UNSAVED_BYTES) {
      broken('the store does not keep up', '')
      return
    }
    saver.afterCommit(() => this.#tell(update, turn.authors))
    if (turn.requests.length > 0) used()
    this.#answers.add(turn.requests)
    if (turn.replies.length > 0)
      saver.afterCommit(() => {
        for (const reply of turn.replies) reply()
      })
  }

  #tell(update: Uint8Array | null, authors: readonly Peer[]): void {
    const { members, presence, events } = this.#parts
    this.#tellPresenceAhead()
    const changes = presence.takeChanges()
    if (update === null && changes.length === 0) return
    this.#window.measured(() => fanOut(members, { update, authors, presence: changes }))
    events.changed({ content: update !== null, presence: changes.length > 0 })
  }

  /** Presence that came while the edit was on its way to the disk goes with it. */
  #tellPresenceAhead(): void {
    if (this.#inbox.isEmpty) return
    const ahead = newTurn()
    this.#handle(this.#inbox.takeLonePresence(), ahead)
    for (const reply of ahead.replies) reply()
  }
}

/** Stands for somebody who is not known: a program that writes the document itself. */
export const NOBODY: Author = { name: '', role: 'edit' }

/** True when it may change the document. */
function isEdit(received: Received): received is PeersEdit {
  return received.message.kind === 'update' && !isEmptyUpdate(received.message.update)
}
