import * as Y from 'yjs'
import { type AnyType, settle } from './settle-type.ts'
import { type Struct, StructsById } from './structs-by-id.ts'
import { type Insertions, readInsertions, type Section } from './update-reader.ts'

/**
 * Applies an update. Into a document that is still empty what it inserts is put where it belongs, wherever nothing
 * competes with it for its place; the rest, and any other update, is left to Yjs. The state is the same, for less
 * work and memory: opening a long meeting is first of all this.
 */
export function loadUpdate(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  doc.transact(transaction => {
    const insertions = doc.store.clients.size === 0 ? readInsertions(update, doc) : null
    const isPlaced = insertions !== null && new Placing(transaction, insertions).placeAll()
    Y.applyUpdate(doc, isPlaced ? deletionsOf(update, insertions) : update, origin)
  }, origin)
}

/**
 * In the end Yjs looks through all that a transaction has added, for structs to be joined. Where there are none, it is
 * told that they were there before: after those who observe the document, and until it tells those who follow updates.
 */
function leaveUnjoined({ doc, beforeState }: Y.Transaction, placed: Iterable<Line>): void {
  doc.once('afterTransaction', () => {
    for (const { client, clock } of placed) beforeState.set(client, clock)
  })
  doc.once('afterTransactionCleanup', () => beforeState.clear())
}

/** The same update without what it inserts. */
function deletionsOf(update: Uint8Array, { end }: Insertions): Uint8Array {
  const deletions = update.slice(end - 1)
  deletions[0] = 0
  return deletions
}

/** The structs of a client, and how far they are placed. */
type Line = Section & { placed: number; clock: number }
type Waiting = { readonly line: Line; readonly until: number }

class Placing {
  /** Whether some struct may be one with what stands before it. */
  #canBeJoined = false
  readonly #transaction: Y.Transaction
  readonly #placed: StructsById
  readonly #lines: ReadonlyMap<number, Line>
  /** The last parent that was looked up: attributes of one entry follow one another. */
  #parentId: Y.ID | null = null
  #parent: AnyType | null = null

  constructor(transaction: Y.Transaction, { sections }: Insertions) {
    this.#transaction = transaction
    this.#placed = new StructsById(transaction.doc.store)
    this.#lines = new Map(sections.map(section => [section.client, { ...section, placed: 0, clock: 0 }]))
  }

  /** False when something is missing on which others build: all that stands before it is placed. */
  placeAll(): boolean {
    const lines = [...this.#lines.values()]
    if (!lines.every(line => this.#placeLine(line))) return false
    if (!this.#canBeJoined) leaveUnjoined(this.#transaction, lines)
    return true
  }

  /** Before a struct that another client's builds on, that client's are placed as far as needed. */
  #placeLine(first: Line): boolean {
    const waiting: Waiting[] = [{ line: first, until: Number.POSITIVE_INFINITY }]
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      const missing = this.#placeUntil(top)
      if (missing === null) {
        waiting.pop()
        continue
      }
      const line = this.#lines.get(missing.client)
      const isThere = line !== undefined && line.placed < line.structs.length
      if (!isThere || waiting.some(each => each.line === line)) return false
      waiting.push({ line, until: missing.clock })
    }
    return true
  }

  /** Answers the first id that is missing. */
  #placeUntil({ line, until }: Waiting): Y.ID | null {
    while (line.clock <= until) {
      const struct = line.structs[line.placed]
      if (struct === undefined) return null
      const missing = struct instanceof Y.Item ? this.#missingOf(struct) : null
      if (missing !== null) return missing
      this.#place(struct)
      if (!this.#canBeJoined) this.#canBeJoined = this.#placed.canJoinLast(line.client)
      line.placed++
      line.clock += struct.length
    }
    return null
  }

  #missingOf({ id, origin, rightOrigin, parent }: Y.Item): Y.ID | null {
    if (origin !== null && this.#isMissing(origin, id)) return origin
    if (rightOrigin !== null && this.#isMissing(rightOrigin, id)) return rightOrigin
    return parent instanceof Y.ID && this.#isMissing(parent, id) ? parent : null
  }

  #isMissing({ client, clock }: Y.ID, own: Y.ID): boolean {
    return client !== own.client && clock >= (this.#lines.get(client)?.clock ?? 0)
  }

  #place(struct: Struct): void {
    if (struct instanceof Y.Item) {
      if (this.#placeFreely(struct)) return
      struct.getMissing(this.#transaction, this.#transaction.doc.store)
    }
    struct.integrate(this.#transaction, 0)
  }

  /** Puts an item between its neighbours, or under its key; false when that is not as simple. */
  #placeFreely(item: Y.Item): boolean {
    if (item.content instanceof Y.ContentDeleted || !this.#findNeighbours(item)) return false
    const neighbour = item.left ?? item.right
    if (neighbour !== null) item.parentSub = neighbour.parentSub
    item.parent = this.#typeOf(neighbour === null ? item.parent : neighbour.parent)
    const { parent } = item
    if (parent === null || parent._item?.deleted || !isFree(item, parent)) return false
    link(item, parent)
    this.#placed.add(item)
    if (item.content instanceof Y.ContentType) settle(item.content.type, this.#transaction.doc, item)
    if (parent._item === null) noteChanged(this.#transaction, parent, item.parentSub)
    return true
  }

  /** False when one was collected or is the middle of an item. */
  #findNeighbours(item: Y.Item): boolean {
    const { origin, rightOrigin } = item
    if (origin !== null) {
      const left = this.#placed.at(origin)
      if (!(left instanceof Y.Item) || left.id.clock + left.length !== origin.clock + 1) return false
      item.left = left
    }
    if (rightOrigin === null) return true
    const right = this.#placed.at(rightOrigin)
    if (!(right instanceof Y.Item) || right.id.clock !== rightOrigin.clock) return false
    item.right = right
    return true
  }

  #typeOf(parent: Y.Item['parent']): AnyType | null {
    if (!(parent instanceof Y.ID)) return parent
    if (parent === this.#parentId) return this.#parent
    const struct = this.#placed.at(parent)
    this.#parentId = parent
    this.#parent =
      struct instanceof Y.Item && struct.content instanceof Y.ContentType ? struct.content.type : null
    return this.#parent
  }
}

/** Nothing stands where the item is to stand. */
function isFree({ left, right, parentSub }: Y.Item, parent: AnyType): boolean {
  if (parentSub !== null) return !parent._map.has(parentSub)
  if (left !== null) return left.right === right
  return right === null ? parent._start === null : right.left === null
}

function link(item: Y.Item, parent: AnyType): void {
  const { left, right, parentSub } = item
  if (parentSub !== null) {
    parent._map.set(parentSub, item)
    return
  }
  if (left === null) parent._start = item
  else left.right = item
  if (right !== null) right.left = item
  parent._length += item.length
}

/** Only the document's own types were there before the transaction. */
function noteChanged(transaction: Y.Transaction, type: AnyType, key: string | null): void {
  const keys = transaction.changed.get(type)
  if (keys) keys.add(key)
  else transaction.changed.set(type, new Set([key]))
}
