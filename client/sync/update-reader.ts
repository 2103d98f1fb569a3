import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** The structs of one client, as an update lists them: without gaps, in the order of their clocks. */
export type Section = { readonly client: number; readonly structs: readonly (Y.Item | Y.GC)[] }

/** What an update (Yjs' format 1) inserts, and at which of its bytes that ends. */
export type Insertions = { readonly sections: readonly Section[]; readonly end: number }

/** The parts of a struct's first byte, and its kinds of content (Yjs' `Item.write`, `ContentRefs`). */
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20
const KIND = 0x1f
const KINDS = { gc: 0, deleted: 1, string: 4, type: 7, any: 8 } as const
const TYPES = { map: 1, xmlElement: 3, xmlText: 6 } as const

/**
 * Reads what an update inserts into a document that is empty; null when it holds something that no meeting does, which
 * Yjs itself reads. It makes fewer objects than Yjs: a short string or an id that comes again is the same one, and
 * collecting garbage is half of what reading costs.
 */
export function readInsertions(update: Uint8Array, doc: Y.Doc): Insertions | null {
  const reader = new UpdateReader(update)
  const sections: Section[] = []
  for (let left = reader.uint(); left > 0; left--) {
    const section = readSection(reader, doc)
    if (section === null || reader.at >= update.length) return null
    sections.push(section)
  }
  return { sections, end: reader.at }
}

function readSection(reader: UpdateReader, doc: Y.Doc): Section | null {
  const count = reader.uint()
  const client = reader.uint()
  let clock = reader.uint()
  if (clock !== 0) return null
  const structs: (Y.Item | Y.GC)[] = []
  let previous: Y.ID | null = null
  for (let index = 0; index < count; index++) {
    const id = Y.createID(client, clock)
    const struct = readStruct(reader, id, previous, doc)
    if (struct === null || reader.at >= reader.bytes.length) return null
    structs.push(struct)
    clock += struct.length
    previous = id
  }
  return { client, structs }
}

/** `previous` is the id of the struct before: most items stand behind it. */
function readStruct(reader: UpdateReader, id: Y.ID, previous: Y.ID | null, doc: Y.Doc): Y.Item | Y.GC | null {
  const info = reader.byte()
  const kind = info & KIND
  if (kind === KINDS.gc) return new Y.GC(id, reader.uint())
  const origin = info & HAS_ORIGIN ? reader.id(previous) : null
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? reader.id(null) : null
  const saysParent = (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0
  const parent = saysParent ? readParent(reader, doc) : null
  const key = saysParent && info & HAS_KEY ? reader.string() : null
  const content = readContent(reader, kind)
  return content && new Y.Item(id, null, origin, null, rightOrigin, parent, key, content)
}

function readParent(reader: UpdateReader, doc: Y.Doc): Y.Item['parent'] {
  return reader.uint() === 1 ? doc.get(reader.string()) : reader.parentId()
}

function readContent(reader: UpdateReader, kind: number): Y.Item['content'] | null {
  if (kind === KINDS.any) return new Y.ContentAny(reader.anys())
  if (kind === KINDS.string) return new Y.ContentString(reader.string())
  if (kind === KINDS.deleted) return new Y.ContentDeleted(reader.uint())
  if (kind !== KINDS.type) return null
  const type = readType(reader)
  return type && new Y.ContentType(type)
}

function readType(reader: UpdateReader): Y.XmlElement | Y.XmlText | Y.Map<unknown> | null {
  const ref = reader.uint()
  if (ref === TYPES.xmlElement) return new Y.XmlElement(reader.string())
  if (ref === TYPES.xmlText) return new Y.XmlText()
  return ref === TYPES.map ? new Y.Map() : null
}

/** Strings of so many bytes are looked for among those that were read before: names, ids, kinds. */
const SHORT_BYTES = 24
const SLOTS = 4_096
const MORE = 0x80
const SEVEN_BITS = 0x7f
const STRING_FOLLOWS = 119

/** The numbers, strings and ids of an update (lib0's encoding). Past its end it reads zeros. */
class UpdateReader {
  readonly bytes: Uint8Array
  at = 0
  readonly #decoder = new TextDecoder()
  readonly #shortAt = new Int32Array(SLOTS)
  readonly #short = Array.from<string[] | undefined>({ length: SLOTS })
  #parent = Y.createID(0, 0)

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0
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

  string(): string {
    return this.#stringAlone()[0] ?? ''
  }

  /** Yjs changes no such list: what is the same may be one. */
  anys(): unknown[] {
    const count = this.uint()
    if (count !== 1) return Array.from({ length: count }, () => this.#any())
    if (this.bytes[this.at] !== STRING_FOLLOWS) return [this.#any()]
    this.at++
    return this.#stringAlone()
  }

  #any(): unknown {
    if (this.bytes[this.at] === STRING_FOLLOWS) {
      this.at++
      return this.string()
    }
    const decoder = decoding.createDecoder(this.bytes)
    decoder.pos = this.at
    const value: unknown = decoding.readAny(decoder)
    this.at = decoder.pos
    return value
  }

  /** The string that comes, in a list of its own. */
  #stringAlone(): string[] {
    const length = this.uint()
    const from = this.at
    this.at += length
    if (length > SHORT_BYTES) return [this.#text(from)]
    const slot = this.#slotOf(from, length)
    const known = this.#short[slot]
    if (known !== undefined && this.#isSame(from, this.#shortAt[slot] ?? 0)) return known
    const alone = [this.#text(from)]
    this.#shortAt[slot] = from
    this.#short[slot] = alone
    return alone
  }

  #slotOf(from: number, length: number): number {
    const { bytes, at } = this
    const middle = bytes[from + (length >> 1)] ?? 0
    const ends = ((bytes[from] ?? 0) << 4) ^ ((bytes[at - 1] ?? 0) << 7) ^ (bytes[at - 2] ?? 0)
    return (ends ^ (middle << 2) ^ (length << 9)) & (SLOTS - 1)
  }

  #text(from: number): string {
    return this.#decoder.decode(this.bytes.subarray(from, this.at))
  }

  /** Whether the string that was read last, from there on, also stands at `other`: with its length, one byte before. */
  #isSame(from: number, other: number): boolean {
    for (let at = from - 1, against = other - 1; at < this.at; at++, against++)
      if (this.bytes[at] !== this.bytes[against]) return false
    return true
  }
}
