import * as Y from 'yjs'
import {
  BEHIND_LEFT,
  type DocColumns,
  IS_VALUE,
  KINDS,
  type Kind,
  NAMES_ORIGIN,
  NAMES_RIGHT,
  type Struct,
} from './doc-columns.ts'
import { packed } from './packed-strings.ts'
import type { AnyType } from './settle-type.ts'

/** Null for a document that holds what no meeting does, or waits for something. */
export function columnsOf(doc: Y.Doc): DocColumns | null {
  const { clients, pendingStructs, pendingDs } = doc.store
  if (pendingStructs !== null || pendingDs !== null) return null
  const columns = new Columns([...doc.share], [...clients.values()].flat())
  return columns.fill() ? columns.of([...clients]) : null
}

type Clients = readonly (readonly [number, readonly Struct[]])[]

class Columns {
  readonly #structs: readonly Struct[]
  readonly #roots: readonly (readonly [string, AnyType])[]
  readonly #placeOf: ReadonlyMap<Struct, number>
  readonly #about: Uint8Array
  readonly #left: Uint32Array
  readonly #parent: Int32Array
  readonly #key: Uint32Array
  readonly #value: Uint32Array
  readonly #ids: number[] = []
  readonly #strings = new Map<string, number>()
  readonly #texts: string[] = []
  readonly #values: (readonly unknown[])[] = []

  constructor(roots: readonly (readonly [string, AnyType])[], structs: readonly Struct[]) {
    this.#roots = roots
    this.#structs = structs
    this.#placeOf = new Map(structs.map((struct, place) => [struct, place]))
    this.#about = new Uint8Array(structs.length)
    this.#left = new Uint32Array(structs.length)
    this.#parent = new Int32Array(structs.length)
    this.#key = new Uint32Array(structs.length)
    this.#value = new Uint32Array(structs.length)
  }

  /** False at the first struct that these columns cannot hold. */
  fill(): boolean {
    return this.#structs.every((struct, place) =>
      struct instanceof Y.Item
        ? this.#fillItem(struct, place)
        : this.#say(place, KINDS.collected, struct.length),
    )
  }

  of(clients: Clients): DocColumns {
    return {
      clients: clients.map(([id, { length }]) => ({ id, structs: length })),
      roots: this.#roots.map(([name]) => name),
      about: this.#about,
      left: this.#left,
      parent: this.#parent,
      key: this.#key,
      value: this.#value,
      ids: Float64Array.from(this.#ids),
      strings: packed([...this.#strings.keys()]),
      texts: packed(this.#texts),
      values: this.#values,
    }
  }

  #fillItem(item: Y.Item, place: number): boolean {
    const { left, parentSub } = item
    const parent = this.#parentOf(item)
    const neighbour = left === null ? -1 : this.#placeOf.get(left)
    if (parent === null || neighbour === undefined || !this.#fillContent(item, place)) return false
    this.#parent[place] = parent
    this.#left[place] = 1 + neighbour
    if (parentSub !== null) this.#key[place] = 1 + this.#stringAt(parentSub)
    this.#about[place] = (this.#about[place] ?? 0) | this.#whereItStands(item)
    return true
  }

  #parentOf({ parent }: Y.Item): number | null {
    if (!(parent instanceof Y.AbstractType)) return null
    if (parent._item !== null) return this.#placeOf.get(parent._item) ?? null
    const root = this.#roots.findIndex(([, type]) => type === parent)
    return root < 0 ? null : ~root
  }

  #fillContent({ content, deleted }: Y.Item, place: number): boolean {
    if (content instanceof Y.ContentDeleted) return this.#say(place, KINDS.deleted, content.len)
    if (deleted) return false
    if (content instanceof Y.ContentString)
      return this.#say(place, KINDS.text, this.#texts.push(content.str) - 1)
    if (content instanceof Y.ContentType) return this.#fillType(content.type, place)
    if (!(content instanceof Y.ContentAny)) return false
    const [value] = content.arr
    return content.arr.length === 1 && typeof value === 'string'
      ? this.#say(place, KINDS.string, this.#stringAt(value))
      : this.#say(place, KINDS.values, this.#values.push(content.arr) - 1)
  }

  #fillType(type: AnyType, place: number): boolean {
    if (type instanceof Y.XmlElement) return this.#say(place, KINDS.element, this.#stringAt(type.nodeName))
    if (type instanceof Y.XmlText) return this.#say(place, KINDS.words, 0)
    return type.constructor === Y.Map && this.#say(place, KINDS.map, 0)
  }

  #say(place: number, kind: Kind, value: number): boolean {
    this.#about[place] = kind
    this.#value[place] = value
    return this.#value[place] === value
  }

  #whereItStands({ origin, rightOrigin, left, right, parentSub }: Y.Item): number {
    const isBehindLeft = origin !== null && left !== null && Y.compareIDs(origin, left.lastId)
    if (origin !== null && !isBehindLeft) this.#ids.push(origin.client, origin.clock)
    if (rightOrigin !== null) this.#ids.push(rightOrigin.client, rightOrigin.clock)
    const behind = origin === null ? 0 : isBehindLeft ? BEHIND_LEFT : NAMES_ORIGIN
    const before = rightOrigin === null ? 0 : NAMES_RIGHT
    return behind | before | (parentSub !== null && right === null ? IS_VALUE : 0)
  }

  #stringAt(value: string): number {
    const known = this.#strings.get(value)
    if (known !== undefined) return known
    this.#strings.set(value, this.#strings.size)
    return this.#strings.size - 1
  }
}
