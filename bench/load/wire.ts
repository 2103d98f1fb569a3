import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Place } from '../targets/target.ts'

const SYNC = 0
const AWARENESS = 1
const AUTH = 2
/** Hocuspocus: as SYNC, in answer to the client's step 1. */
const SYNC_REPLY = 4
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const AUTH_TOKEN = 0
const AUTHENTICATED = 2
const EMPTY_STATE_VECTOR = Uint8Array.of(0)
const EMPTY_UPDATE = Uint8Array.of(0, 0)

export type Incoming =
  | { readonly kind: 'step1' | 'authenticated' | 'other' }
  | { readonly kind: 'step2' | 'update' | 'awareness'; readonly body: Uint8Array }

/** Reads a server's message; `body` is a view into it. */
export function readMessage(message: Uint8Array, prefix: Place['prefix']): Incoming {
  const decoder = decoding.createDecoder(message)
  if (prefix !== null) decoding.readVarUint8Array(decoder)
  const type = decoding.readVarUint(decoder)
  if (type === SYNC || type === SYNC_REPLY) return readSync(decoder)
  if (type === AWARENESS) return { kind: 'awareness', body: decoding.readVarUint8Array(decoder) }
  if (type === AUTH && decoding.readVarUint(decoder) === AUTHENTICATED) return { kind: 'authenticated' }
  return { kind: 'other' }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const step = decoding.readVarUint(decoder)
  if (step === STEP_1) return { kind: 'step1' }
  return { kind: step === STEP_2 ? 'step2' : 'update', body: decoding.readVarUint8Array(decoder) }
}

export function updateMessage(update: Uint8Array, prefix: Place['prefix']): Uint8Array {
  return message(prefix, [SYNC, UPDATE], update)
}

export function awarenessMessage(update: Uint8Array, prefix: Place['prefix']): Uint8Array {
  return message(prefix, [AWARENESS], update)
}

/** "I have nothing." */
export function step1Message(prefix: Place['prefix']): Uint8Array {
  return message(prefix, [SYNC, STEP_1], EMPTY_STATE_VECTOR)
}

/** "Nor have I anything that you do not have." */
export function emptyStep2Message(prefix: Place['prefix']): Uint8Array {
  return message(prefix, [SYNC, STEP_2], EMPTY_UPDATE)
}

/** Hocuspocus wants a token before anything else, any token. */
export function authMessage(prefix: Place['prefix']): Uint8Array {
  return message(prefix, [AUTH, AUTH_TOKEN], new TextEncoder().encode('bench'))
}

function message(prefix: Place['prefix'], head: readonly number[], body: Uint8Array): Uint8Array {
  return encoding.encode(encoder => {
    if (prefix !== null) encoding.writeVarString(encoder, prefix)
    for (const number of head) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint8Array(encoder, body)
  })
}
