import * as Y from 'yjs'
import { CLOSE_CODES, RETRY_CODES } from '../../shared/sync/close-codes.ts'
import { encodeAwareness, encodeBarrier, encodeStep1, type Message } from '../../shared/sync/protocol.ts'
import { unreachable } from '../../shared/unreachable.ts'
import type { ClientBinding } from '../store/store.ts'
import { changesNothing, checkUpdate } from './gate.ts'
import { MAX_MEETING_BYTES, MAX_STATE_VECTOR_BYTES } from './limits.ts'
import type { Owners } from './owners.ts'
import type { Peer } from './peer.ts'
import { isFinal, type PointOfUpdate } from './phase-points.ts'
import { isEmptyUpdate } from './room-document.ts'
import type { RoomPresence } from './room-presence.ts'
import { typingOf } from './typing.ts'
import type { TypingRuns } from './typing-runs.ts'

/**
 * Edits in a row that build on something unknown. Whoever types fast over a slow line sends many before our request
 * reaches them, so one request is out at a time; beyond this they come back and bring everything at once.
 */
const MAX_GAPS = 500
/** Answers to our request that lack something themselves; no honest client has such. */
const MAX_BAD_ANSWERS = 5

/** A peer as its room knows it. */
export type Member = {
  /** It has been asked what it has that we lack. */
  isGreeted: boolean
  /** It was given the document, so it receives edits. */
  isFollowing: boolean
  /** Edits refused for what they build on, since the last accepted answer. Barriers wait while there are any. */
  gaps: number
  /** Of these, answers to our own request. */
  badAnswers: number
  readonly barriers: number[]
}

/** What the messages of one turn of the event loop came to; sent once its edits are on disk. */
export type Turn = {
  /** Whose edits were applied; once each. */
  readonly authors: Peer[]
  readonly clients: ClientBinding[]
  readonly requests: { readonly peer: Peer; readonly stateVector: Uint8Array }[]
  readonly replies: (() => void)[]
  /** What the history keeps of the turn's edits. */
  readonly points: PointOfUpdate[]
}

export function newTurn(): Turn {
  return { authors: [], clients: [], requests: [], replies: [], points: [] }
}

export type HandlerParts = {
  readonly doc: () => Y.Doc
  readonly owners: Owners
  readonly presence: RoomPresence
  readonly runs: TypingRuns
  /** Size of what is stored; grows by every edit until it is measured anew. */
  readonly bytes: number
  /** Puts a peer out of the room. */
  readonly expel: (peer: Peer, code: number, reason: string) => void
}

/** An edit as it came from a peer. */
export type PeersEdit = { readonly peer: Peer; readonly message: Message & { readonly kind: 'update' } }

/** Handles messages within the transaction of a turn: decides about each, applies edits, notes the replies. */
export class MessageHandler {
  readonly #parts: HandlerParts
  #bytes: number
  /** Null when it has to be looked up. */
  #isFinal: boolean | null = null

  constructor(parts: HandlerParts) {
    this.#parts = parts
    this.#bytes = parts.bytes
  }

  /** Size of what is stored, or a little more. */
  get bytes(): number {
    return this.#bytes
  }

  /** The document has changed by an update of that many bytes. */
  grew(bytes: number): void {
    this.#bytes += bytes
    this.#isFinal = null
  }

  /** Accepts a turn's edits without the document when all of them are plain typing on; null when they are not. */
  typeOn(edits: readonly PeersEdit[], turn: Turn): Uint8Array | null {
    this.#isFinal ??= isFinal(this.#parts.doc())
    let bytes = this.#bytes
    for (const { message } of edits) {
      bytes += message.update.length
      if (message.isAnswer || this.#isFinal) return null
    }
    if (bytes > MAX_MEETING_BYTES) return null
    const update = this.#parts.runs.advance(edits)
    if (update === null) return null
    this.#bytes = bytes
    for (const { peer } of edits) noteAuthor(turn, peer)
    return update
  }

  /** Throws when an edit that passed the gate cannot be applied; the document is then not to be trusted. */
  handle(peer: Peer, member: Member, message: Message, turn: Turn): void {
    switch (message.kind) {
      case 'step1':
        this.#request(peer, message.stateVector, turn)
        return
      case 'update':
        this.#update(peer, member, message, turn)
        return
      case 'awareness':
        if (this.#parts.presence.receive(peer, message.entries)) this.#introduce(peer, turn)
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
        this.#parts.expel(peer, CLOSE_CODES.malformed, message.reason)
        return
      default:
        unreachable(message)
    }
  }

  #request(peer: Peer, stateVector: Uint8Array, turn: Turn): void {
    if (stateVector.length > MAX_STATE_VECTOR_BYTES || !isStateVector(stateVector)) {
      this.#parts.expel(peer, CLOSE_CODES.malformed, 'not a state vector')
      return
    }
    turn.requests.push({ peer, stateVector })
  }

  #update(peer: Peer, member: Member, { update, isAnswer }: Message & { kind: 'update' }, turn: Turn): void {
    if (isEmptyUpdate(update)) {
      if (isAnswer) this.#closeGaps(peer, member, turn)
      return
    }
    const { owners } = this.#parts
    const doc = this.#parts.doc()
    const refusal = this.#refusal(update)
    if (refusal) {
      this.#parts.expel(peer, refusal.code, refusal.reason)
      return
    }
    if (isFinal(doc)) return
    const verdict = checkUpdate(doc, update, peer.owner, client => owners.of(client, peer.owner, isAnswer))
    if (verdict.kind === 'refused') this.#parts.expel(peer, CLOSE_CODES.contentRefused, verdict.reason)
    else if (verdict.kind === 'gap') this.#askAgain(peer, member, isAnswer, turn)
    else {
      const ids = verdict.clients.map(each => each.client)
      noteAuthor(turn, peer)
      turn.clients.push(...owners.bind(ids, peer.owner))
      for (const author of verdict.authors) this.#parts.runs.forget(author)
      if (!this.#apply(peer, update)) this.#askAgain(peer, member, isAnswer, turn)
      else if (isAnswer) this.#closeGaps(peer, member, turn)
      else this.#beginRun(peer, update)
    }
  }

  #beginRun(peer: Peer, update: Uint8Array): void {
    const typing = typingOf(update)
    if (typing === null) return
    const end = Y.getState(this.#parts.doc().store, typing.client)
    if (typing.clock + typing.length === end) this.#parts.runs.begin(typing, peer.owner)
  }

  /** What speaks against an update before its content is looked at. */
  #refusal(update: Uint8Array): { readonly code: number; readonly reason: string } | null {
    const doc = this.#parts.doc()
    if (isFinal(doc) && !changesNothing(doc, update))
      return { code: CLOSE_CODES.role, reason: 'the meeting is final' }
    return this.isFull(update.length) ? { code: CLOSE_CODES.tooLarge, reason: 'the meeting is full' } : null
  }

  /** False when something it builds on is missing after all; that part is dropped. */
  #apply(peer: Peer, update: Uint8Array): boolean {
    const doc = this.#parts.doc()
    Y.applyUpdate(doc, update, peer)
    if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return true
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
    return false
  }

  #askAgain(peer: Peer, member: Member, isAnswer: boolean, turn: Turn): void {
    member.gaps++
    if (isAnswer) member.badAnswers++
    if (member.badAnswers > MAX_BAD_ANSWERS)
      this.#parts.expel(peer, CLOSE_CODES.contentRefused, 'edits without what they build on')
    else if (member.gaps > MAX_GAPS)
      this.#parts.expel(peer, RETRY_CODES.tooFast, 'edits without what they build on')
    else if (member.gaps === 1 || isAnswer)
      turn.replies.push(() => peer.send(encodeStep1(Y.encodeStateVector(this.#parts.doc()))))
  }

  #closeGaps(peer: Peer, member: Member, turn: Turn): void {
    member.gaps = 0
    member.badAnswers = 0
    for (const n of member.barriers.splice(0)) turn.replies.push(() => peer.send(encodeBarrier(n)))
  }

  #introduce(peer: Peer, turn: Turn): void {
    turn.replies.push(() => peer.send(encodeAwareness(this.#parts.presence.all(peer))))
  }

  /** True when the meeting does not take so many bytes more. */
  isFull(bytes: number): boolean {
    if (this.#bytes + bytes <= MAX_MEETING_BYTES) return false
    this.#bytes = Y.encodeStateAsUpdate(this.#parts.doc()).length
    return this.#bytes + bytes > MAX_MEETING_BYTES
  }
}

function noteAuthor({ authors }: Turn, peer: Peer): void {
  if (!authors.includes(peer)) authors.push(peer)
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
