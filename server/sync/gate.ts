import * as Y from 'yjs'
import type { ClientBinding } from '../store/store.ts'
import { contradicts } from './known-parts.ts'
import { isAllowed } from './place-rules.ts'
import { Places, type Struct } from './places.ts'
import { scanUpdate } from './update-scan.ts'

const MAX_CLOCK = 2 ** 40

/**
 * What becomes of an update: it may be applied (`clients` are ids seen for the first time); something it builds on
 * is missing, so the sender is asked for all it has; or it is refused and its sender closed. `authors` are the ids
 * under which it writes something new.
 */
export type Verdict =
  | {
      readonly kind: 'accepted'
      readonly clients: readonly ClientBinding[]
      readonly authors: readonly number[]
    }
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly reason: string }

/** To whom a client id belongs in this meeting, or undefined when nobody has used it. */
export type OwnerOf = (client: number) => string | undefined

/**
 * Checks an update before it touches the document: its bytes first (sizes, kinds of content), then what yjs decodes
 * of them (clocks, authors, places, values). Nothing is applied.
 */
export function checkUpdate(doc: Y.Doc, update: Uint8Array, owner: string, ownerOf: OwnerOf): Verdict {
  const objection = scanUpdate(update)
  if (objection !== null) return refused(objection)
  const decoded = decode(update)
  if (decoded === null) return refused('not an update')
  const fresh = freshStructs(doc, decoded.structs)
  if (fresh.kind !== 'fresh') return fresh
  const { byClient } = fresh
  const known = (client: number) => endOf(byClient.get(client)) ?? Y.getState(doc.store, client)
  const authors = [...byClient.keys()]
  const clients = bindings(authors, owner, ownerOf)
  if (clients === null) return refused('written under the id of another recorder')
  if (!deletesKnown(decoded.ds, known)) return { kind: 'gap' }
  for (const struct of decoded.structs) {
    const verdict = checkReferences(struct, known)
    if (verdict !== null) return verdict
  }
  const places = new Places(finder(doc, byClient))
  for (const structs of byClient.values())
    for (const struct of structs) {
      const verdict = checkPlace(doc, struct, places)
      if (verdict !== null) return verdict
    }
  return { kind: 'accepted', clients, authors }
}

/** True when the update would change nothing: all of its content and all of its deletions are there. */
export function changesNothing(doc: Y.Doc, update: Uint8Array): boolean {
  const decoded = scanUpdate(update) === null ? decode(update) : null
  if (decoded === null) return false
  const fresh = freshStructs(doc, decoded.structs)
  if (fresh.kind !== 'fresh' || fresh.byClient.size > 0) return false
  for (const [client, ranges] of decoded.ds.clients)
    for (const { clock, len } of ranges) if (!isDeleted(doc, client, clock, len)) return false
  return true
}

type Decoded = ReturnType<typeof Y.decodeUpdate>
type ByClient = ReadonlyMap<number, Struct[]>

function decode(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null
  }
}

/** The structs that the document lacks, whole ones and the last part of those it knows in part, without a hole. */
function freshStructs(
  doc: Y.Doc,
  structs: Decoded['structs'],
): { readonly kind: 'fresh'; readonly byClient: ByClient } | Verdict {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const state = Y.getState(doc.store, client)
    const objection = clockObjection(doc, struct, state)
    if (objection !== null) return refused(objection)
    if (clock + struct.length <= state) continue
    const list = byClient.get(client) ?? []
    const next = endOf(list) ?? state
    if (clock > next || struct instanceof Y.Skip) return { kind: 'gap' }
    if (clock < next && list.length > 0) return refused('parts that overlap')
    list.push(struct)
    byClient.set(client, list)
  }
  return { kind: 'fresh', byClient }
}

function clockObjection(doc: Y.Doc, struct: Decoded['structs'][number], state: number): string | null {
  const { clock } = struct.id
  if (clock + struct.length > MAX_CLOCK || struct.length < 1) return 'impossible clock'
  if (clock >= state || struct instanceof Y.Skip) return null
  return contradicts(doc, struct) ? 'another text under the same client id' : null
}

function endOf(structs: readonly Struct[] | undefined): number | undefined {
  const last = structs?.at(-1)
  return last && last.id.clock + last.length
}

function bindings(clients: readonly number[], owner: string, ownerOf: OwnerOf): ClientBinding[] | null {
  const unbound = clients.filter(client => ownerOf(client) === undefined)
  const isOwn = clients.every(client => (ownerOf(client) ?? owner) === owner)
  return isOwn ? unbound.map(client => ({ client, owner })) : null
}

function deletesKnown(ds: Decoded['ds'], known: (client: number) => number): boolean {
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) if (clock + len > known(client)) return false
  return true
}

/** By id, in the document first, then among the update's own structs. */
function finder(doc: Y.Doc, byClient: ByClient): (id: Y.ID) => Struct | null {
  return ({ client, clock }) => {
    const inDoc = clock < Y.getState(doc.store, client)
    const structs = inDoc ? doc.store.clients.get(client) : byClient.get(client)
    if (!structs || clock >= (endOf(structs) ?? 0)) return null
    return structs[Y.findIndexSS(structs, clock)] ?? null
  }
}

/** Yjs looks up what a part refers to even where it then passes the part over as known, and fails if that is not there. */
function checkReferences(
  struct: Decoded['structs'][number],
  known: (client: number) => number,
): Verdict | null {
  if (!(struct instanceof Y.Item)) return null
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    if (!(id instanceof Y.ID)) continue
    if (id.client === struct.id.client && id.clock >= struct.id.clock)
      return refused('refers to what comes later')
    if (id.clock >= known(id.client)) return { kind: 'gap' }
  }
  return null
}

function checkPlace(doc: Y.Doc, struct: Struct, places: Places): Verdict | null {
  if (!(struct instanceof Y.Item)) return null
  const place = places.of(struct)
  if (!isAllowed(place, struct.content)) return refused(`content that may not stand in ${place.kind}`)
  if (!places.agrees(struct, place)) return refused('between neighbours of different places')
  const known = knownPart(doc, struct)
  return known === null || places.goesOn(known, place) ? null : refused('goes on in another place')
}

/** The end of what the document has of a part, null when it has none of it. */
function knownPart({ store }: Y.Doc, { id }: Struct): Struct | null {
  return id.clock < Y.getState(store, id.client) ? (store.clients.get(id.client)?.at(-1) ?? null) : null
}

function isDeleted(doc: Y.Doc, client: number, clock: number, len: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || clock + len > (endOf(structs) ?? 0)) return false
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= clock + len) break
    if (!struct.deleted) return false
  }
  return true
}

function refused(reason: string): Verdict {
  return { kind: 'refused', reason }
}
