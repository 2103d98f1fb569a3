import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { Filling } from './document.ts'
import type { Typist } from './typist.ts'

/** A body of this size is a whole document: it is parsed after the measurement, not during it. */
export const WHOLE_DOCUMENT_BYTES = 256 * 1024
const CACHED_BODIES = 4096
const KEPT_DOCUMENTS = 4

/** Clocks from (inclusive) to (exclusive) of the writer with that index. */
export type Range = { readonly writer: number; readonly from: number; readonly to: number }
export type CursorSeen = { readonly writer: number; readonly clock: number }
type Cached<Parsed> = { readonly body: Uint8Array; readonly parsed: Parsed }

/** What is written into one document, and what a message from the server says about it. Writer 0 is the filling. */
export class Ledger {
  readonly filling: Filling
  readonly typists: readonly Typist[]
  readonly #indexByClient: ReadonlyMap<number, number>
  readonly #wholes = new WeakMap<Uint8Array, readonly Range[]>()
  #documents: readonly Uint8Array[] = []
  readonly #updates = new Map<number, Cached<readonly Range[]>>()
  readonly #cursors = new Map<number, Cached<readonly CursorSeen[]>>()

  constructor(filling: Filling, typists: readonly Typist[]) {
    this.filling = filling
    this.typists = typists
    this.#indexByClient = new Map([filling, ...typists].map(({ client }, index) => [client, index]))
  }

  /** Clocks that a client which has everything has seen, by writer. */
  get expected(): number[] {
    return [this.filling.clock, ...this.typists.map(typist => typist.clock)]
  }

  /** When that key was sent; null for the filling. */
  sentAt(writer: number, clock: number): number | null {
    return this.typists[writer - 1]?.sentAt[clock] ?? null
  }

  /** Ranges in an update. All clients get the same bytes, so that nearly every call is answered from the cache. */
  rangesOf(body: Uint8Array): readonly Range[] {
    if (body.length >= WHOLE_DOCUMENT_BYTES) return this.#wholeDocument(body)
    return cached(this.#updates, body, update => this.#parseUpdate(update))
  }

  cursorsOf(body: Uint8Array): readonly CursorSeen[] {
    return cached(this.#cursors, body, awareness => this.#parseAwareness(awareness))
  }

  /** A lasting copy of a whole document, the same one for the same bytes. */
  keep(body: Uint8Array): Uint8Array {
    const known = this.#documents.find(document => Buffer.compare(document, body) === 0)
    if (known !== undefined) return known
    const copy = Uint8Array.from(body)
    this.#documents = [copy, ...this.#documents].slice(0, KEPT_DOCUMENTS)
    return copy
  }

  #parseUpdate(update: Uint8Array): Range[] {
    const ranges: Range[] = []
    for (const struct of Y.decodeUpdate(update).structs) {
      const writer = this.#indexByClient.get(struct.id.client)
      if (writer === undefined || struct instanceof Y.Skip) continue
      const last = ranges.at(-1)
      const from = struct.id.clock
      const to = from + struct.length
      if (last?.writer === writer && last.to === from) ranges[ranges.length - 1] = { ...last, to }
      else ranges.push({ writer, from, to })
    }
    return ranges
  }

  #wholeDocument(update: Uint8Array): readonly Range[] {
    const known = this.#wholes.get(update)
    if (known !== undefined) return known
    const { from, to } = Y.parseUpdateMeta(update)
    const ranges = [...to].flatMap(([client, clock]) => {
      const writer = this.#indexByClient.get(client)
      return writer === undefined ? [] : { writer, from: from.get(client) ?? 0, to: clock }
    })
    this.#wholes.set(update, ranges)
    return ranges
  }

  #parseAwareness(update: Uint8Array): CursorSeen[] {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    return Array.from({ length: count }, () => {
      const writer = this.#indexByClient.get(decoding.readVarUint(decoder)) ?? -1
      const clock = decoding.readVarUint(decoder)
      decoding.readVarUint8Array(decoder)
      return { writer, clock }
    }).filter(({ writer }) => writer > 0)
  }
}

function cached<Parsed>(
  cache: Map<number, Cached<Parsed>>,
  body: Uint8Array,
  parse: (body: Uint8Array) => Parsed,
): Parsed {
  const key = crc32(body)
  const known = cache.get(key)
  if (known !== undefined && Buffer.compare(known.body, body) === 0) return known.parsed
  if (cache.size >= CACHED_BODIES) cache.clear()
  const copy = Uint8Array.from(body)
  const parsed = parse(copy)
  cache.set(key, { body: copy, parsed })
  return parsed
}
