import * as Y from 'yjs'
import {
  BEHIND_LEFT,
  type DocColumns,
  IS_VALUE,
  KIND,
  KINDS,
  NAMES_ORIGIN,
  NAMES_RIGHT,
  type Struct,
} from './doc-columns.ts'
import { unpacked } from './packed-strings.ts'
import { type AnyType, settle } from './settle-type.ts'

/** Brings a document into the state that the columns hold; one that is not empty takes it in as an update. */
export function fillFromColumns(doc: Y.Doc, columns: DocColumns, origin: unknown): void {
  if (!isEmpty(doc.store)) {
    const held = new Y.Doc()
    fillFromColumns(held, columns, origin)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(held), origin)
    held.destroy()
    return
  }
  doc.transact(transaction => {
    transaction.local = false
    new Linking(transaction, columns, makeStructs(doc, columns)).linkAll()
    leaveUnjoined(transaction)
  }, origin)
}

function isEmpty({ clients, pendingStructs, pendingDs }: Y.Doc['store']): boolean {
  return clients.size === 0 && pendingStructs === null && pendingDs === null
}

/** All structs, without their neighbours. */
function makeStructs(doc: Y.Doc, { clients, about, value, key, ...columns }: DocColumns): Struct[] {
  const [strings, texts] = [unpacked(columns.strings), unpacked(columns.texts)]
  const contentOf = contents(strings, texts, columns.values)
  const structs: Struct[] = []
  let place = 0
  for (const { id: client, structs: count } of clients) {
    const own: Struct[] = []
    let clock = 0
    for (const end = place + count; place < end; place++) {
      const id = Y.createID(client, clock)
      const kind = (about[place] ?? 0) & KIND
      const said = value[place] ?? 0
      const name = key[place] ?? 0
      const under = name > 0 ? (strings[name - 1] ?? null) : null
      const struct =
        kind === KINDS.collected
          ? new Y.GC(id, said)
          : new Y.Item(id, null, null, null, null, null, under, contentOf(kind, said))
      structs.push(struct)
      own.push(struct)
      clock += struct.length
    }
    doc.store.clients.set(client, own)
  }
  return structs
}

/** Yjs changes no list of values: those of the same string are one. */
function contents(strings: readonly string[], texts: readonly string[], values: DocColumns['values']) {
  const lists = strings.map(each => [each])
  return (kind: number, said: number): Y.Item['content'] => {
    if (kind === KINDS.string) return new Y.ContentAny(lists[said] ?? [])
    if (kind === KINDS.text) return new Y.ContentString(texts[said] ?? '')
    if (kind === KINDS.element) return new Y.ContentType(new Y.XmlElement(strings[said]))
    if (kind === KINDS.words) return new Y.ContentType(new Y.XmlText())
    if (kind === KINDS.map) return new Y.ContentType(new Y.Map())
    return kind === KINDS.deleted ? new Y.ContentDeleted(said) : new Y.ContentAny([...(values[said] ?? [])])
  }
}

/** Puts structs where they belong. */
class Linking {
  readonly #transaction: Y.Transaction
  readonly #columns: DocColumns
  readonly #structs: readonly Struct[]
  readonly #roots: readonly AnyType[]
  #named = 0

  constructor(transaction: Y.Transaction, columns: DocColumns, structs: readonly Struct[]) {
    this.#transaction = transaction
    this.#columns = columns
    this.#structs = structs
    this.#roots = columns.roots.map(name => transaction.doc.get(name))
  }

  linkAll(): void {
    const { about, parent } = this.#columns
    for (let place = 0; place < this.#structs.length; place++) {
      const item = this.#structs[place]
      if (!(item instanceof Y.Item)) continue
      const where = about[place] ?? 0
      const holder = parent[place] ?? 0
      const type = this.#typeAt(holder)
      item.parent = type
      this.#putBehind(item, place, where)
      if (where & NAMES_ORIGIN) item.origin = this.#nextId()
      if (where & NAMES_RIGHT) item.rightOrigin = this.#nextId()
      this.#settle(item)
      enter(item, type, where)
      if (holder < 0) noteChanged(this.#transaction, type, item.parentSub)
    }
  }

  #typeAt(holder: number): AnyType {
    if (holder < 0) {
      const root = this.#roots[~holder]
      if (root !== undefined) return root
    } else {
      const struct = this.#structs[holder]
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) return struct.content.type
    }
    throw new Error('a struct stands in nothing')
  }

  #putBehind(item: Y.Item, place: number, where: number): void {
    const neighbour = this.#columns.left[place] ?? 0
    const left = neighbour > 0 ? this.#structs[neighbour - 1] : null
    if (!(left instanceof Y.Item)) return
    item.left = left
    left.right = item
    if (where & BEHIND_LEFT) item.origin = left.lastId
  }

  #settle(item: Y.Item): void {
    const { content } = item
    if (content instanceof Y.ContentType) settle(content.type, this.#transaction.doc, item)
    else if (content instanceof Y.ContentDeleted) content.integrate(this.#transaction, item)
  }

  #nextId(): Y.ID {
    const { ids } = this.#columns
    return Y.createID(ids[this.#named++] ?? 0, ids[this.#named++] ?? 0)
  }
}

/** Makes an item known to what it is in. */
function enter(item: Y.Item, type: AnyType, where: number): void {
  if (item.parentSub !== null) {
    if (where & IS_VALUE) type._map.set(item.parentSub, item)
    return
  }
  if (item.left === null) type._start = item
  if (!item.deleted) type._length += item.length
}

/** Only the document's own types were there before the transaction. */
function noteChanged(transaction: Y.Transaction, type: AnyType, key: string | null): void {
  const keys = transaction.changed.get(type)
  if (keys) keys.add(key)
  else transaction.changed.set(type, new Set([key]))
}

/**
 * In the end Yjs looks through all that a transaction has added, for structs to be joined. Here all are joined, and it is
 * told that they were there before: after those who observe the document, and until it tells those who follow updates.
 */
function leaveUnjoined({ doc, beforeState }: Y.Transaction): void {
  const filled = [...doc.store.clients.keys()].map(client => [client, Y.getState(doc.store, client)] as const)
  doc.once('afterTransaction', () => {
    for (const [client, clock] of filled) beforeState.set(client, clock)
  })
  doc.once('afterTransactionCleanup', () => beforeState.clear())
}
