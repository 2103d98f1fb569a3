import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { LateStrings, UTF8 } from './late-strings.ts'

/** Strings of so many bytes are looked for among those that came before: names, ids, kinds. */
const SHORT_BYTES = 24
const SLOTS = 4_096
const MORE = 0x80
const SEVEN_BITS = 0x7f
const STRING_FOLLOWS = 119

/** The numbers, ids and strings of an update (lib0's encoding), one after the other. Past the end it reads zeros. */
export class UpdateBytes {
  at = 0
  readonly #bytes: Uint8Array
  readonly #names: ShortLists
  readonly #values: ShortLists
  readonly #late: LateStrings<string[]>
  readonly #texts: LateStrings<Y.ContentString>
  #parent = Y.createID(0, 0)

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#names = new ShortLists(bytes)
    this.#values = new ShortLists(bytes)
    this.#late = new LateStrings(bytes.length)
    this.#texts = new LateStrings(bytes.length)
  }

  /** The deletions of an update stand behind what it inserts, if only to say that there are none. */
  isPastEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0
  }

  uint(): number {
    let byte = this.byte()
    let value = byte & SEVEN_BITS
    for (let scale = MORE; byte >= MORE; scale *= MORE) {
      byte = this.byte()
      value += (byte & SEVEN_BITS) * scale
    }
    return value
  }

  /** An id; the `likely` one itself when it says the same. */
  id(likely: Y.ID | null): Y.ID {
    const client = this.uint()
    const clock = this.uint()
    return likely?.clock === clock && likely.client === client ? likely : Y.createID(client, clock)
  }

  /** Attributes follow one another: most have the parent of the one before. */
  parentId(): Y.ID {
    this.#parent = this.id(this.#parent)
    return this.#parent
  }

  /** A string of which there are few different ones. */
  name(): string {
    const from = this.#pass()
    const known = this.#names.find(from, this.at)
    if (known !== null) return known[0] ?? ''
    const name = this.#decode(from)
    this.#names.keep(from, this.at, [name])
    return name
  }

  /** The values of an attribute: mostly one string, which is there once strings are given. Yjs changes no such list. */
  values(): unknown[] {
    const count = this.uint()
    if (count !== 1 || this.#bytes[this.at] !== STRING_FOLLOWS)
      return Array.from({ length: count }, () => this.#any())
    this.at++
    const from = this.#pass()
    const known = this.#values.find(from, this.at)
    if (known !== null) return known
    const isLate = this.at - from <= SHORT_BYTES && this.#isAscii(from)
    const value = isLate ? [''] : [this.#decode(from)]
    if (isLate) this.#late.add(this.#bytes, from, this.at, value)
    this.#values.keep(from, this.at, value)
    return value
  }

  /** A text, which is there once strings are given; answers its length. */
  text(owner: Y.ContentString): number {
    const from = this.#pass()
    return this.#texts.add(this.#bytes, from, this.at, owner)
  }

  /** False when a string is none that can be given. Throws when one is no UTF-8. */
  giveStrings(): boolean {
    const [values, texts] = [this.#late.decoded(), this.#texts.decoded()]
    if (values === null || texts === null) return false
    // By index: an iterator makes two objects for each of them.
    for (let at = 0, { owners } = this.#late; at < owners.length; at++) {
      const list = owners[at]
      if (list) list[0] = values[at] ?? ''
    }
    for (let at = 0, { owners } = this.#texts; at < owners.length; at++) {
      const content = owners[at]
      if (content) content.str = texts[at] ?? ''
    }
    return true
  }

  /** Passes a string; answers where it begins. */
  #pass(): number {
    const length = this.uint()
    const from = this.at
    this.at = Math.min(from + length, this.#bytes.length)
    return from
  }

  #any(): unknown {
    const decoder = decoding.createDecoder(this.#bytes)
    decoder.pos = this.at
    const value: unknown = decoding.readAny(decoder)
    this.at = decoder.pos
    return value
  }

  #decode(from: number): string {
    return UTF8.decode(this.#bytes.subarray(from, this.at))
  }

  #isAscii(from: number): boolean {
    for (let at = from; at < this.at; at++) if ((this.#bytes[at] ?? 0) >= MORE) return false
    return true
  }
}

/** Lists of one short string each, by the bytes from which they were read. */
class ShortLists {
  readonly #bytes: Uint8Array
  readonly #from = new Int32Array(SLOTS)
  readonly #lists = Array.from<string[] | null>({ length: SLOTS }).fill(null)

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  find(from: number, to: number): string[] | null {
    if (to - from > SHORT_BYTES) return null
    const slot = this.#slotOf(from, to)
    const list = this.#lists[slot] ?? null
    return list !== null && this.#isSame(from, to, this.#from[slot] ?? 0) ? list : null
  }

  keep(from: number, to: number, list: string[]): void {
    const slot = this.#slotOf(from, to)
    this.#from[slot] = from
    this.#lists[slot] = list
  }

  #slotOf(from: number, to: number): number {
    const bytes = this.#bytes
    const middle = bytes[(from + to) >> 1] ?? 0
    const ends = ((bytes[from] ?? 0) << 4) ^ ((bytes[to - 1] ?? 0) << 7) ^ (bytes[to - 2] ?? 0)
    return (ends ^ (middle << 2) ^ ((to - from) << 9)) & (SLOTS - 1)
  }

  /** The length, in the byte before, is compared as well. */
  #isSame(from: number, to: number, other: number): boolean {
    const bytes = this.#bytes
    for (let at = from - 1, against = other - 1; at < to; at++, against++)
      if (bytes[at] !== bytes[against]) return false
    return true
  }
}
