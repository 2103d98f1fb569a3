import * as decoding from 'lib0/decoding'

/** Parts of one update: a whole meeting of 15,000 entries, pasted or imported at once, has about 150,000. */
const MAX_STRUCTS = 200_000
/** Authors in one update: everybody who wrote in a meeting, when one browser brings a whole document back. */
const MAX_CLIENTS = 5_000
/** Deleted ranges: every full answer carries all that were ever deleted in the meeting. */
const MAX_DELETES = 500_000

/** Content kinds of the yjs update format v1 that the document model has (yjs src/structs/Content*.js). */
const GC = 0
const DELETED = 1
const STRING = 4
const TYPE = 7
const ANY = 8
const SKIP = 10
/** Shared types of the model: Map, XmlElement, XmlText (yjs src/structs/ContentType.js). */
const MAP = 1
const XML_ELEMENT = 3
const XML_TEXT = 6
/** Scalars of lib0's `any`, and how many bytes follow the tag; -1: a variable-length integer. */
const SCALAR_BYTES: ReadonlyMap<number, number> = new Map([
  [127, 0], // undefined
  [126, 0], // null
  [125, -1],
  [124, 4],
  [123, 8],
  [121, 0], // false
  [120, 0], // true
])
const ANY_STRING = 119

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20
const KIND = 0x1f

/**
 * Reads the bytes of an update (yjs format v1) without building anything, so that a message that claims millions of
 * parts, nests values or brings other content than the model's costs nothing. Answers why it is refused, or null.
 */
export function scanUpdate(update: Uint8Array): string | null {
  const decoder = decoding.createDecoder(update)
  try {
    const clients = decoding.readVarUint(decoder)
    if (clients > MAX_CLIENTS) return 'too many authors'
    let structs = 0
    for (let client = 0; client < clients; client++) {
      const count = decoding.readVarUint(decoder)
      structs += count
      if (structs > MAX_STRUCTS) return 'too many parts'
      decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      for (let n = 0; n < count; n++) if (!isStructSkipped(decoder)) return 'content that no meeting has'
    }
    if (areDeletesTooMany(decoder)) return 'too many deletions'
    return decoding.hasContent(decoder) ? 'bytes after the update' : null
  } catch {
    return 'not an update'
  }
}

function areDeletesTooMany(decoder: decoding.Decoder): boolean {
  let left = MAX_DELETES
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    decoding.readVarUint(decoder)
    const ranges = decoding.readVarUint(decoder)
    left -= ranges + 1
    if (left < 0) return true
    for (let n = 0; n < 2 * ranges; n++) decoding.readVarUint(decoder)
  }
  return false
}

/** Passes over one part; false when it is of a kind that the model does not have. */
function isStructSkipped(decoder: decoding.Decoder): boolean {
  const info = decoding.readUint8(decoder)
  const kind = info & KIND
  if (kind === GC || info === SKIP) {
    decoding.readVarUint(decoder)
    return true
  }
  if (info & HAS_ORIGIN) skipId(decoder)
  if (info & HAS_RIGHT_ORIGIN) skipId(decoder)
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    if (decoding.readVarUint(decoder) === 1) skipString(decoder)
    else skipId(decoder)
    if (info & HAS_KEY) skipString(decoder)
  }
  return isContentSkipped(decoder, kind)
}

function isContentSkipped(decoder: decoding.Decoder, kind: number): boolean {
  switch (kind) {
    case DELETED:
      decoding.readVarUint(decoder)
      return true
    case STRING:
      skipString(decoder)
      return true
    case TYPE:
      return isTypeSkipped(decoder)
    case ANY:
      return areValuesSkipped(decoder)
    default:
      return false
  }
}

function isTypeSkipped(decoder: decoding.Decoder): boolean {
  const type = decoding.readVarUint(decoder)
  if (type === XML_ELEMENT) skipString(decoder)
  return type === XML_ELEMENT || type === XML_TEXT || type === MAP
}

function areValuesSkipped(decoder: decoding.Decoder): boolean {
  for (let count = decoding.readVarUint(decoder); count > 0; count--) {
    const tag = decoding.readUint8(decoder)
    const bytes = SCALAR_BYTES.get(tag)
    if (tag === ANY_STRING) skipString(decoder)
    else if (bytes === undefined) return false
    else if (bytes < 0) decoding.readVarInt(decoder)
    else skip(decoder, bytes)
  }
  return true
}

function skipId(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
}

function skipString(decoder: decoding.Decoder): void {
  skip(decoder, decoding.readVarUint(decoder))
}

function skip(decoder: decoding.Decoder, bytes: number): void {
  if (bytes > decoder.arr.length - decoder.pos) throw new RangeError('length beyond the update')
  decoder.pos += bytes
}
