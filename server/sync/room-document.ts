import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { decodeMessage, encodeStep2, encodeUpdate } from '../../shared/sync/protocol.ts'
import { docOf } from '../store/snapshot.ts'
import { Packet } from './packet.ts'
import type { TypingRuns } from './typing-runs.ts'

/** Below this a document is encoded anew for newcomers after every change; beyond, changes travel behind it. */
const LARGE_BYTES = 64 * 1024
/** Stored edits behind a snapshot that are merged as they are; more of them are dearer than the document. */
const MERGED_UP_TO_BYTES = 512 * 1024
/** Merging takes time with the square of their number (10,000 keystrokes: 1.2 s), applying them does not (30 ms). */
const MERGED_UP_TO_UPDATES = 500
/** Messages below this are not worth packing. */
const PACKED_FROM_BYTES = 4 * 1024
/** The fastest level: it halves what the others would halve again (300 entries: 1 ms). */
const PACKING = { level: 1 } as const
/** A newcomer to a large document gets at most one more than so many messages. */
const MAX_MESSAGES = 8
/** A state vector that knows nothing. */
const NOTHING = Uint8Array.of(0)
/** An update that does nothing. */
const EMPTY_UPDATE = Uint8Array.of(0, 0)

/** The document as newcomers get it, as of `stateVector`. */
type Base = {
  readonly messages: readonly Uint8Array[]
  readonly bytes: number
  readonly stateVector: Uint8Array
}

type Stored = { readonly updates: readonly Uint8Array[]; readonly mayLack: boolean }

export type RoomDocumentParts = Stored & {
  /** What was accepted and is on its way into the document: taken in whenever somebody looks. */
  readonly runs: TypingRuns
  /** Hears of every other change. */
  readonly onUpdate: (update: Uint8Array) => void
}

type Edits = { readonly updates: Uint8Array[]; bytes: number }

type Live = {
  readonly kind: 'live'
  readonly doc: Y.Doc
  base: Base | null
  /** Edits since `base` was made; null when they are too many to be merged. */
  since: Edits | null
}
type State =
  | { readonly kind: 'encoded'; readonly messages: readonly Uint8Array[] }
  | { readonly kind: 'packed'; readonly messages: readonly Uint8Array[] }
  | Live

/**
 * A meeting's document. While nobody uses it, it is kept as the messages that a newcomer gets, compressed: a
 * fiftieth of the memory. Somebody who joins needs the messages, the first edit the `Y.Doc`.
 *
 *   packed ── somebody joins ──► encoded ── live() ──► live
 *     ▲                             │                   │
 *     └──────────── rest() ─────────┴───────────────────┘
 */
export class RoomDocument {
  readonly #runs: TypingRuns
  readonly #onUpdate: (update: Uint8Array) => void
  #state: State
  #isCatchingUp = false
  #newcomers: Packet | null = null

  /** `updates` in order make the document, unless it may lack some. */
  constructor({ updates, mayLack, runs, onUpdate }: RoomDocumentParts) {
    this.#runs = runs
    this.#onUpdate = onUpdate
    const messages = mayLack ? null : messagesOf(updates)
    this.#state = messages === null ? this.#liveState(docOf(updates), null) : { kind: 'encoded', messages }
  }

  get isLive(): boolean {
    return this.#state.kind === 'live'
  }

  /** True when `rest` would give nothing up. */
  get isAtRest(): boolean {
    if (this.#state.kind === 'encoded') return this.#newcomers === null && this.#state.messages.every(isSmall)
    return this.#state.kind === 'packed'
  }

  live(): Y.Doc {
    const state = this.#unpacked()
    const doc = state.kind === 'live' ? state.doc : this.#build(state.messages)
    this.#catchUp(doc)
    return doc
  }

  #unpacked(): Exclude<State, { kind: 'packed' }> {
    if (this.#state.kind !== 'packed') return this.#state
    const state = { kind: 'encoded', messages: this.#state.messages.map(unpack) } as const
    this.#state = state
    return state
  }

  #build(messages: readonly Uint8Array[]): Y.Doc {
    const doc = docOf(messages.map(updateIn))
    const bytes = messages.reduce((sum, message) => sum + message.length, 0)
    this.#state = this.#liveState(doc, { messages, bytes, stateVector: Y.encodeStateVector(doc) })
    return doc
  }

  #catchUp(doc: Y.Doc): void {
    const typed = this.#runs.takeAhead()
    if (typed === null) return
    this.#isCatchingUp = true
    Y.applyUpdate(doc, typed)
    this.#isCatchingUp = false
  }

  /** Gives up the `Y.Doc` and keeps what is left as small as can be. */
  rest(): void {
    if (this.isAtRest) return
    const messages = this.#state.kind === 'live' ? this.#encode() : this.#state.messages
    this.#newcomers = null
    this.#state = messages.every(isSmall)
      ? { kind: 'encoded', messages }
      : { kind: 'packed', messages: messages.map(pack) }
  }

  #encode(): readonly Uint8Array[] {
    const doc = this.live()
    const message = encodeStep2(Y.encodeStateAsUpdate(doc))
    doc.destroy()
    return [message]
  }

  close(): void {
    if (this.#state.kind === 'live') this.#state.doc.destroy()
  }

  /** What we have; null at rest if that is not known without building a large document. */
  stateVector(): Uint8Array | null {
    const state = this.#unpacked()
    if (state.kind === 'live' || this.#runs.aheadCount > 0) return Y.encodeStateVector(this.live())
    const [only, ...rest] = state.messages
    if (only === undefined || rest.length > 0 || only.length > LARGE_BYTES) return null
    return Y.encodeStateVectorFromUpdate(updateIn(only))
  }

  /** What to ask somebody with who has that: one who has nothing may simply be asked for all of it. */
  stateVectorFor(peerHas: Uint8Array): Uint8Array {
    if (peerHas.length > 1) this.live()
    return this.stateVector() ?? NOTHING
  }

  /** What somebody with that state vector lacks; newcomers share one packet until the document changes. */
  answer(stateVector: Uint8Array): Packet {
    if (stateVector.length > 1)
      return new Packet([encodeStep2(Y.encodeStateAsUpdate(this.live(), stateVector))])
    if (this.#runs.aheadCount > 0) this.live()
    if (this.#newcomers === null) {
      const state = this.#unpacked()
      this.#newcomers = new Packet(state.kind === 'encoded' ? state.messages : newcomersMessages(state))
    }
    return this.#newcomers
  }

  #liveState(doc: Y.Doc, base: Base | null): State {
    const state: Live = { kind: 'live', doc, base, since: noEdits() }
    doc.on('update', update => {
      this.#newcomers = null
      state.since = withOneMore(state.since, update)
      if (!this.#isCatchingUp) this.#onUpdate(update)
    })
    return state
  }
}

/** True for the answer of a client that has nothing to add. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return Buffer.compare(update, EMPTY_UPDATE) === 0
}

/** Stored updates as a newcomer's messages without building a document; null when that would not be cheap. */
function messagesOf(updates: readonly Uint8Array[]): readonly Uint8Array[] | null {
  const [first = EMPTY_UPDATE, ...rest] = updates
  if (rest.length === 0) return [encodeStep2(first)]
  const restBytes = rest.reduce((sum, update) => sum + update.length, 0)
  if (rest.length > MERGED_UP_TO_UPDATES || restBytes > MERGED_UP_TO_BYTES) return null
  return first.length > LARGE_BYTES
    ? [encodeStep2(first), encodeUpdate(Y.mergeUpdates(rest))]
    : [encodeStep2(Y.mergeUpdates([first, ...rest]))]
}

function noEdits(): Edits {
  return { updates: [], bytes: 0 }
}

function withOneMore(since: Edits | null, update: Uint8Array): Edits | null {
  if (since === null) return null
  since.updates.push(update)
  since.bytes += update.length
  return since.updates.length > MERGED_UP_TO_UPDATES || since.bytes > MERGED_UP_TO_BYTES ? null : since
}

/** Edits travel behind a large base until they have become too many. */
function newcomersMessages(state: Live): readonly Uint8Array[] {
  const { base, since } = state
  if (base !== null && base.bytes > LARGE_BYTES && since !== null)
    return since.bytes > 0 ? [...base.messages, encodeUpdate(Y.mergeUpdates(since.updates))] : base.messages
  state.base = baseOf(state)
  state.since = noEdits()
  return state.base.messages
}

/** The document now: the base before with one message more where that is enough, else encoded as a whole. */
function baseOf({ doc, base }: Live): Base {
  const stateVector = Y.encodeStateVector(doc)
  if (base !== null && base.bytes > LARGE_BYTES && base.messages.length < MAX_MESSAGES) {
    const since = encodeUpdate(Y.encodeStateAsUpdate(doc, base.stateVector))
    if (since.length < Math.max(LARGE_BYTES, base.bytes / 8))
      return { messages: [...base.messages, since], bytes: base.bytes + since.length, stateVector }
  }
  const whole = encodeStep2(Y.encodeStateAsUpdate(doc))
  return { messages: [whole], bytes: whole.length, stateVector }
}

function isSmall(message: Uint8Array): boolean {
  return message.length < PACKED_FROM_BYTES
}

/** A copy of its own size: what zlib returns may be part of a larger buffer. */
function pack(message: Uint8Array): Uint8Array {
  return Uint8Array.from(deflateRawSync(message, PACKING))
}

function unpack(packed: Uint8Array): Uint8Array {
  return inflateRawSync(packed)
}

function updateIn(message: Uint8Array): Uint8Array {
  const decoded = decodeMessage(message)
  if (decoded.kind !== 'update') throw new Error('not a message with an update')
  return decoded.update
}
