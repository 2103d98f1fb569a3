import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/*
 * The only file that knows the bytes on the wire: y-websocket's messages (y-protocols sync and awareness, yjs
 * update format v1) and our barrier.
 *
 *   message   = 0 sync | 1 awareness | 2 auth | 3 query-awareness | 101 barrier
 *   sync      = 0 state-vector | 1 update (step 2) | 2 update
 *   awareness = count (client clock json)*
 *   barrier   = n, answered with the same bytes once everything before it is on disk
 */
export const SYNC = 0
const AWARENESS = 1
const AUTH = 2
const QUERY_AWARENESS = 3
export const BARRIER = 101
export const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** Type, kind and a length below `SHORT`. */
const HEAD_BYTES = 3
const SHORT = 0x80

/** A message of awareness entries is refused beyond this many; a stock client echoes everybody it knows. */
const MAX_AWARENESS_ENTRIES = 4096

/** One client's presence as it travels; `json` is its state, 'null' once it has left. */
export type AwarenessEntry = { readonly client: number; readonly clock: number; readonly json: string }

export type Message =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array<ArrayBuffer> }
  /** `isAnswer`: everything that the sender has and we lacked, in answer to our request. */
  | { readonly kind: 'update'; readonly update: Uint8Array<ArrayBuffer>; readonly isAnswer: boolean }
  | { readonly kind: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly kind: 'query-awareness' }
  | { readonly kind: 'barrier'; readonly n: number }
  | { readonly kind: 'auth' }
  | { readonly kind: 'malformed'; readonly reason: string }

/** True for a request for everything that its sender lacks; looks at the first bytes alone. */
export function isSyncRequest(message: Uint8Array): boolean {
  return message[0] === SYNC && message[1] === STEP_1
}

/** True for an answer to such a request. */
export function isSyncAnswer(message: Uint8Array): boolean {
  return message[0] === SYNC && message[1] === STEP_2
}

/**
 * Reads one message; never throws. Byte fields are copies in buffers of their own: yjs reads strings by the
 * underlying buffer's length, so a view into a shared pool would let a forged length read foreign memory.
 */
export function decodeMessage(bytes: Uint8Array): Message {
  if (isShortEdit(bytes)) return { kind: 'update', update: copyOf(bytes, HEAD_BYTES), isAnswer: false }
  try {
    const decoder = decoding.createDecoder(bytes)
    const message = readMessage(decoder)
    return decoding.hasContent(decoder) ? malformed('bytes after the message') : message
  } catch {
    return malformed('not a message of this protocol')
  }
}

/** The request for everything that a state vector lacks. */
export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(STEP_1, stateVector)
}

/** The answer to a request: what the asker lacked. */
export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeSync(STEP_2, update)
}

/** An edit. */
export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(UPDATE, update)
}

/** Presence of some clients; without entries it is the keepalive, which every client understands. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const content = encoding.createEncoder()
  encoding.writeVarUint(content, entries.length)
  for (const { client, clock, json } of entries) {
    encoding.writeVarUint(content, client)
    encoding.writeVarUint(content, clock)
    encoding.writeVarString(content, json)
  }
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content))
  })
}

/** A barrier, or the answer to it. */
export function encodeBarrier(n: number): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, BARRIER)
    encoding.writeVarUint(encoder, n)
  })
}

function readMessage(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case SYNC:
      return readSync(decoder)
    case AWARENESS:
      return readAwareness(decoding.createDecoder(readBytes(decoder)))
    case AUTH:
      decoder.pos = decoder.arr.length
      return { kind: 'auth' }
    case QUERY_AWARENESS:
      return { kind: 'query-awareness' }
    case BARRIER:
      return { kind: 'barrier', n: decoding.readVarUint(decoder) }
    default:
      return malformed(`unknown message type ${type}`)
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder)
  if (type === STEP_1) return { kind: 'step1', stateVector: readBytes(decoder) }
  if (type === STEP_2 || type === UPDATE)
    return { kind: 'update', update: readBytes(decoder), isAnswer: type === STEP_2 }
  return malformed(`unknown sync message ${type}`)
}

function readAwareness(decoder: decoding.Decoder): Message {
  const count = decoding.readVarUint(decoder)
  if (count > MAX_AWARENESS_ENTRIES) return malformed('too many presence entries')
  const entries: AwarenessEntry[] = []
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ client, clock, json: decoding.readVarString(decoder) })
  }
  return { kind: 'awareness', entries }
}

function readBytes(decoder: decoding.Decoder): Uint8Array<ArrayBuffer> {
  const length = decoding.readVarUint(decoder)
  const start = decoder.pos
  if (length > decoder.arr.length - start) throw new RangeError('length beyond the message')
  decoder.pos += length
  return copyOf(decoder.arr, start, start + length)
}

/** An edit whose length takes one byte, as nearly every message is. */
function isShortEdit(bytes: Uint8Array): boolean {
  const length = bytes[2] ?? SHORT
  return bytes[0] === SYNC && bytes[1] === UPDATE && length < SHORT && bytes.length === HEAD_BYTES + length
}

/** Not `slice`, which gives a view where the bytes are a Node Buffer. */
function copyOf(bytes: Uint8Array, start: number, end?: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(start, end))
}

function encodeSync(type: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

function malformed(reason: string): Message {
  return { kind: 'malformed', reason }
}
