import type * as Y from 'yjs'
import { needsNewer, SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { RETRY_CODES } from '../../shared/sync/close-codes.ts'
import { encodeStep1 } from '../../shared/sync/protocol.ts'
import { Owners } from './owners.ts'
import type { Peer } from './peer.ts'
import type { Author, PointOfUpdate } from './phase-points.ts'
import { Rest } from './rest.ts'
import { RoomDocument } from './room-document.ts'
import { type Changed, RoomEvents } from './room-events.ts'
import type { RoomParts, StoredParts } from './room-parts.ts'
import { RoomPresence } from './room-presence.ts'
import { NOBODY, RoomTurns } from './room-turns.ts'
import type { Member } from './turn.ts'
import { TypingRuns } from './typing-runs.ts'

/**
 * One open meeting: who is in it, its document and what its turns make of it. All edits of a turn are checked and
 * applied in one transaction, which yields one update: stored first, then sent to everybody, then barriers are
 * answered.
 *
 * Whatever the document shows to somebody goes through `afterCommit`, so nobody sees text that is not on disk.
 */
export class Room {
  readonly meeting: string
  readonly presence: RoomPresence
  readonly #parts: RoomParts
  readonly #document: RoomDocument
  readonly #members = new Map<Peer, Member>()
  readonly #events = new RoomEvents()
  readonly #turns: RoomTurns
  readonly #rest: Rest
  #followers = 0
  #isClosed = false

  constructor({ updates, clients, mayLack, lackingSinceMs }: StoredParts, parts: RoomParts) {
    const { meeting, saver, clock, awake, bytes } = parts
    this.#parts = parts
    this.meeting = meeting
    const runs = new TypingRuns()
    const owners = new Owners(clients, { mayLack, lackingSinceMs, nowMs: clock.nowMs })
    this.presence = new RoomPresence(owner => owners.numberOf(owner), clock.nowMs)
    this.#document = new RoomDocument({
      updates,
      mayLack,
      runs,
      onUpdate: update => this.#turns.changed(update),
    })
    this.#turns = new RoomTurns({
      saver,
      clock,
      bytes,
      document: this.#document,
      runs,
      owners,
      presence: this.presence,
      members: this.#members,
      events: this.#events,
      used: () => this.#rest.postpone(),
      expel: (peer, code, reason) => this.#expel(peer, code, reason),
      broken: (event, cause) => this.#break(event, cause),
    })
    this.#rest = new Rest({
      document: this.#document,
      clock,
      awake,
      mayRest: () => !this.#isClosed && this.#turns.isIdle && saver.unsavedBytes === 0,
      isFollowed: () => this.#followers > 0,
      bytes: () => this.#turns.bytes,
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
    this.#turns.schedule()
  }

  /** Takes one message; it is handled at the end of this turn of the event loop. */
  receive(peer: Peer, bytes: Uint8Array): void {
    if (!this.#isClosed && this.#members.has(peer)) this.#turns.receive(peer, bytes)
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
    this.#turns.edit(change, author, points)
    return this.settled()
  }

  /** True when the meeting would be too large with so many bytes more. */
  lacksSpaceFor(bytes: number): boolean {
    return this.#turns.isFull(bytes)
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

  /** Keeps nothing that was deleted, or is closed and keeps nothing at all. To be called once everything is on disk. */
  forgetDeleted(): void {
    if (this.#isClosed) return
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
    this.#turns.close()
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
