import * as Y from 'yjs'
import { ENTRY, PAGE, ROOTS } from '../../shared/meeting/meeting-doc.ts'

/** What a piece of content stands in. 'gone': something deleted, where new content is deleted at once as well. */
export type PlaceKind =
  | 'stream'
  | 'page'
  | 'entry'
  | 'text'
  | 'values'
  | 'list'
  | 'item'
  | 'gone'
  | 'forbidden'

/** `parent` names the one parent; `sub` is the key below it, null for a position in its sequence. */
export type Place = { readonly kind: PlaceKind; readonly parent: string; readonly sub: string | null }

export type Struct = Y.Item | Y.GC

const ROOT_KINDS: ReadonlyMap<string, PlaceKind> = new Map([
  [ROOTS.entries, 'stream'],
  [ROOTS.meeting, 'values'],
  [ROOTS.projector, 'values'],
  [ROOTS.agenda, 'list'],
  [ROOTS.themes, 'list'],
  [ROOTS.attendees, 'list'],
])
const GONE: Place = { kind: 'gone', parent: '', sub: null }
const FORBIDDEN: Place = { kind: 'forbidden', parent: '', sub: null }

/**
 * Finds where each new item of a decoded update stands. Yjs leaves the parent out where a neighbour tells it, so
 * it is looked up through neighbours, in the update and in the document, without recursion (chains are long).
 */
export class Places {
  readonly #find: (id: Y.ID) => Struct | null
  readonly #known = new Map<Y.Item, Place>()

  constructor(find: (id: Y.ID) => Struct | null) {
    this.#find = find
  }

  of(item: Y.Item): Place {
    const chain: Y.Item[] = []
    const passed = new Set<Y.Item>()
    let at = item
    let place = this.#own(at)
    while (place === null) {
      if (passed.has(at)) return FORBIDDEN
      passed.add(at)
      chain.push(at)
      const next = this.#neighbour(at)
      if (next === null) return FORBIDDEN
      if (!(next instanceof Y.Item)) place = GONE
      else {
        at = next
        place = this.#own(at)
      }
    }
    for (const each of [...chain, item]) this.#known.set(each, place)
    return place
  }

  /** Both neighbours of an honest item stand in the same place. */
  agrees(item: Y.Item, place: Place): boolean {
    return [item.origin, item.rightOrigin].every(id => {
      const neighbour = id === null ? null : this.#find(id)
      return !(neighbour instanceof Y.Item) || isSamePlace(this.of(neighbour), place)
    })
  }

  /** An item that is known up to `known` is put behind it, wherever it says that it stands. */
  goesOn(known: Struct, place: Place): boolean {
    return known instanceof Y.Item ? isSamePlace(this.of(known), place) : place.kind === 'gone'
  }

  /** Where an item says itself that it stands; null when a neighbour has to tell. */
  #own(item: Y.Item): Place | null {
    const known = this.#known.get(item)
    if (known) return known
    const parent: unknown = item.parent
    const sub = item.parentSub
    if (typeof parent === 'string') return { kind: ROOT_KINDS.get(parent) ?? 'forbidden', parent, sub }
    if (parent instanceof Y.ID) return this.#within(parent, sub)
    if (parent instanceof Y.AbstractType) return placeInType(parent, sub)
    return null
  }

  #within(id: Y.ID, sub: string | null): Place {
    const holder = this.#find(id)
    if (holder === null) return FORBIDDEN
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return GONE
    const parent = `${holder.id.client}:${holder.id.clock}`
    return holder.content instanceof Y.ContentType
      ? { kind: kindOfType(holder.content.type), parent, sub }
      : FORBIDDEN
  }

  #neighbour(item: Y.Item): Struct | null {
    const id = item.origin ?? item.rightOrigin
    return id === null ? null : this.#find(id)
  }
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.kind === 'gone' || b.kind === 'gone' || (a.parent === b.parent && a.sub === b.sub)
}

function placeInType(type: Y.AbstractType<unknown>, sub: string | null): Place {
  const holder = type._item
  if (holder) return { kind: kindOfType(type), parent: `${holder.id.client}:${holder.id.clock}`, sub }
  const root = Y.findRootTypeKey(type)
  return { kind: ROOT_KINDS.get(root) ?? 'forbidden', parent: root, sub }
}

function kindOfType(type: Y.AbstractType<unknown>): PlaceKind {
  if (type instanceof Y.XmlText) return 'text'
  if (type instanceof Y.Map) return 'item'
  if (!(type instanceof Y.XmlElement)) return 'forbidden'
  return type.nodeName === PAGE ? 'page' : type.nodeName === ENTRY ? 'entry' : 'forbidden'
}
