import * as Y from 'yjs'
import { type AnyType, settle } from './settle-type.ts'

type Structs = Map<number, (Y.Item | Y.GC)[]>

/** Bits of an item's `info` that say what it is; the others belong to the document that holds it (see Yjs' Item). */
const COUNTABLE_OR_DELETED = 0b0110

/** Told of each type of a document and of the one that stands for it in the clone. */
export type OnType = (from: AnyType, to: AnyType) => void

/**
 * A document in the same state, under a client id of its own. Through an update each item would be written, read and
 * fitted in again; here it is copied as it stands, with its neighbours, at a fraction of the work.
 */
export function cloneDoc(from: Y.Doc): Y.Doc {
  const doc = new Y.Doc({ gc: from.gc })
  copyInto(doc, from, () => undefined)
  return doc
}

/**
 * A clone that stays empty until somebody needs it (`fillNow`) or the document is about to change: in a long meeting it
 * takes longer than a frame. Its observers hear nothing of its filling.
 */
export function cloneLater(from: Y.Doc, onType: OnType): Y.Doc {
  const doc = new Y.Doc({ gc: from.gc })
  const fill = () => {
    from.off('beforeTransaction', fill)
    if (waiting.delete(doc)) copyInto(doc, from, onType)
  }
  waiting.set(doc, fill)
  from.on('beforeTransaction', fill)
  return doc
}

/** Fills a clone that was put off; any other document is left as it is. */
export function fillNow(doc: Y.Doc): void {
  waiting.get(doc)?.()
}

const waiting = new WeakMap<Y.Doc, () => void>()

function copyInto(doc: Y.Doc, from: Y.Doc, onType: OnType): void {
  const clients: Structs = new Map([...from.store.clients.keys()].map(client => [client, []]))
  const copy: Copy = { doc, clients, onType }
  for (const [name, type] of from.share) cloneContent(type, rootLike(type, name, doc), copy)
  for (const [client, structs] of from.store.clients) {
    const cloned = clients.get(client) ?? []
    for (const struct of structs) if (struct instanceof Y.GC) cloned.push(new Y.GC(struct.id, struct.length))
    cloned.sort((a, b) => a.id.clock - b.id.clock)
    doc.store.clients.set(client, cloned)
  }
  doc.store.pendingStructs = clonePending(from.store.pendingStructs)
  doc.store.pendingDs = from.store.pendingDs
}

type Copy = { readonly doc: Y.Doc; readonly clients: Structs; readonly onType: OnType }

function rootLike(type: AnyType, name: string, doc: Y.Doc): AnyType {
  return doc.get(name, type.constructor as typeof Y.AbstractType) as AnyType
}

function cloneContent(from: AnyType, to: AnyType, copy: Copy): void {
  copy.onType(from, to)
  to._length = from._length
  if (from instanceof Y.Text && to instanceof Y.Text) to._hasFormatting = from._hasFormatting
  let left: Y.Item | null = null
  for (let item = from._start; item !== null; item = item.right) {
    const cloned = cloneItem(item, to, copy)
    cloned.left = left
    if (left === null) to._start = cloned
    else left.right = cloned
    left = cloned
  }
  for (const [key, last] of from._map) to._map.set(key, cloneValues(last, to, copy))
}

/** The value under a key with all that it has replaced; answers the value. */
function cloneValues(last: Y.Item, parent: AnyType, copy: Copy): Y.Item {
  const value = cloneItem(last, parent, copy)
  let right = value
  for (let item = last.left; item !== null; item = item.left) {
    const cloned = cloneItem(item, parent, copy)
    cloned.right = right
    right.left = cloned
    right = cloned
  }
  return value
}

function cloneItem(item: Y.Item, parent: AnyType, copy: Copy): Y.Item {
  const { id, origin, rightOrigin, parentSub } = item
  const content = item.content.copy()
  const cloned = new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content)
  cloned.redone = item.redone
  cloned.info = item.info & COUNTABLE_OR_DELETED
  copy.clients.get(id.client)?.push(cloned)
  if (item.content instanceof Y.ContentType && content instanceof Y.ContentType) {
    settle(content.type, copy.doc, cloned)
    cloneContent(item.content.type, content.type, copy)
  }
  return cloned
}

function clonePending(pending: Y.Doc['store']['pendingStructs']) {
  return pending && { missing: new Map(pending.missing), update: pending.update }
}
