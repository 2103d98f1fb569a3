import { isUtf8 } from 'node:buffer'
import { concatenated } from '../concatenated.ts'

/*
 * Typing as yjs writes it (update format v1): one struct of text behind its left neighbour, nothing deleted.
 *
 *   update = 1 1 client clock info origin [right-origin] text 0
 *   info   = 4 (text) | 0x80 (has an origin) | 0x40 (has a right origin)
 */
const TEXT_AFTER_ORIGIN = 0x84
const HAS_RIGHT_ORIGIN = 0x40
/** Where, behind the count of authors, the first one's number of structs stands. */
const STRUCTS_AT = 1
const NO_DELETIONS = Uint8Array.of(0)
/** Runs are not joined beyond this. */
const MAX_RUN_BYTES = 4096
/** A varint beyond this many bytes is left to yjs. */
const MAX_VARINT_BYTES = 7

/** One key, or a few, of somebody who types. Offsets are into `update`. */
export type Typing = {
  readonly update: Uint8Array
  readonly client: number
  readonly clock: number
  /** Length as yjs counts it: UTF-16 units. */
  readonly length: number
  readonly origin: { readonly client: number; readonly clock: number }
  /** Where the right origin (there may be none), the length of the text, the text itself begin. */
  readonly rightAt: number
  readonly lengthAt: number
  readonly textAt: number
}

/** Null when the update is anything but plain typing. */
export function typingOf(update: Uint8Array): Typing | null {
  if (update[0] !== 1 || update[1] !== 1) return null
  const reader = new Reader(update, 2)
  const client = reader.varUint()
  const clock = reader.varUint()
  const info = reader.byte()
  if ((info & ~HAS_RIGHT_ORIGIN) !== TEXT_AFTER_ORIGIN) return null
  const origin = { client: reader.varUint(), clock: reader.varUint() }
  const rightAt = reader.at
  if (info & HAS_RIGHT_ORIGIN) reader.skipVarUints(2)
  const lengthAt = reader.at
  const bytes = reader.varUint()
  const textAt = reader.at
  const text = update.subarray(textAt, textAt + bytes)
  const isWhole = bytes > 0 && textAt + bytes + 1 === update.length && update.at(-1) === 0
  if (reader.isBroken || !isWhole || !isUtf8(text)) return null
  return { update, client, clock, length: unitsIn(text), origin, rightAt, lengthAt, textAt }
}

/** True when `next` goes on where `last` ended, between the same neighbours: yjs itself would make one item of them. */
export function continues(last: Typing, next: Typing): boolean {
  return (
    next.client === last.client &&
    next.clock === last.clock + last.length &&
    next.origin.client === last.client &&
    next.origin.clock === next.clock - 1 &&
    haveSameRightOrigin(last, next)
  )
}

/** What an author typed in a row, as one struct of an update: all up to the length of its text, and its text in parts. */
export type Struct = {
  readonly client: number
  readonly head: Uint8Array
  readonly texts: readonly Uint8Array[]
}

/** One update that does what these do one after the other, each continuing the one before; null beyond the limit. */
export function joined(run: readonly Typing[]): Uint8Array | null {
  const struct = structOf(run)
  return struct === null || lengthOf(struct.texts) > MAX_RUN_BYTES ? null : updateOf([struct])
}

/** Keys of which each continues the one before; null for none. */
export function structOf(run: readonly Typing[]): Struct | null {
  const [first] = run
  return first === undefined ? null : { client: first.client, head: headOf(first), texts: run.map(textOf) }
}

/** An update of one struct per author, in the order in which yjs writes authors. */
export function updateOf(structs: readonly Struct[]): Uint8Array {
  const byClient = [...structs].sort((a, b) => b.client - a.client)
  const parts = byClient.flatMap(({ head, texts }) => [head, varUint(lengthOf(texts)), ...texts])
  return concatenated([varUint(structs.length), ...parts, NO_DELETIONS])
}

export function headOf({ update, lengthAt }: Typing): Uint8Array {
  return update.subarray(STRUCTS_AT, lengthAt)
}

export function textOf({ update, textAt }: Typing): Uint8Array {
  return update.subarray(textAt, -1)
}

function lengthOf(texts: readonly Uint8Array[]): number {
  let length = 0
  for (const text of texts) length += text.length
  return length
}

function haveSameRightOrigin(a: Typing, b: Typing): boolean {
  if (a.lengthAt - a.rightAt !== b.lengthAt - b.rightAt) return false
  for (let at = a.rightAt; at < a.lengthAt; at++)
    if (a.update[at] !== b.update[at - a.rightAt + b.rightAt]) return false
  return true
}

/** A character of four bytes is two units, any other one. */
function unitsIn(text: Uint8Array): number {
  let units = 0
  for (const byte of text) if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
  return units
}

function varUint(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest])
    bytes.push((rest & 0x7f) | 0x80)
  }
}

/** Reads varints in their shortest form, as yjs writes them; once it is broken, everything it read means nothing. */
class Reader {
  readonly #bytes: Uint8Array
  at: number
  isBroken = false

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  byte(): number {
    const byte = this.#bytes[this.at++]
    if (byte === undefined) this.isBroken = true
    return byte ?? 0
  }

  varUint(): number {
    let value = 0
    let factor = 1
    for (let read = 0; read < MAX_VARINT_BYTES; read++) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte === 0 && read > 0) this.isBroken = true
      if (byte < 0x80) return value
      factor *= 128
    }
    this.isBroken = true
    return 0
  }

  skipVarUints(count: number): void {
    for (let skipped = 0; skipped < count; skipped++) this.varUint()
  }
}
