import { isUtf8 } from 'node:buffer'

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
  /** Where the info byte, the right origin, the length of the text, the text itself begin. */
  readonly infoAt: number
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
  const infoAt = reader.at
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
  return { update, client, clock, length: unitsIn(text), origin, infoAt, rightAt, lengthAt, textAt }
}

/** True when `next` goes on where `last` ended, between the same neighbours: yjs itself would make one item of them. */
export function continues(last: Typing, next: Typing): boolean {
  return (
    next.client === last.client &&
    next.clock === last.clock + last.length &&
    next.origin.client === last.client &&
    next.origin.clock === next.clock - 1 &&
    next.update[next.infoAt] === last.update[last.infoAt] &&
    areSame(rightOriginOf(last), rightOriginOf(next))
  )
}

/** One update that does what these do one after the other, each continuing the one before; null beyond the limit. */
export function joined(run: readonly Typing[]): Uint8Array | null {
  const bytes = run.reduce((sum, typing) => sum + textOf(typing).length, 0)
  return run.length === 0 || bytes > MAX_RUN_BYTES ? null : joinedRuns([run])
}

/** One update of several authors' runs, none of them empty, each of one author and each key continuing the one before. */
export function joinedRuns(runs: readonly (readonly Typing[])[]): Uint8Array {
  const [first] = runs
  if (first?.[0] !== undefined && runs.length === 1 && first.length === 1) return first[0].update
  const byClient = [...runs].sort(([a], [b]) => (b?.client ?? 0) - (a?.client ?? 0))
  return concatenated([varUint(runs.length), ...byClient.flatMap(partsOf), NO_DELETIONS])
}

/** A run as one struct of an update. */
function partsOf(run: readonly Typing[]): Uint8Array[] {
  const [first] = run
  if (first === undefined) return []
  const texts = run.map(textOf)
  const bytes = texts.reduce((sum, text) => sum + text.length, 0)
  return [first.update.subarray(STRUCTS_AT, first.lengthAt), varUint(bytes), ...texts]
}

function textOf({ update, textAt }: Typing): Uint8Array {
  return update.subarray(textAt, -1)
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function rightOriginOf({ update, rightAt, lengthAt }: Typing): Uint8Array {
  return update.subarray(rightAt, lengthAt)
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
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
