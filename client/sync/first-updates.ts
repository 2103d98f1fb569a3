import * as Y from 'yjs'

/** More would mean that somebody has been typing for a while: then the document is encoded as a whole. */
const MOST = 20

const updatesOf = new WeakMap<Y.Doc, readonly Uint8Array[] | null>()

/** Keeps the first updates of an empty document, so that a copy made soon after need not encode what has just come. */
export function keepFirstUpdates(doc: Y.Doc): void {
  updatesOf.set(doc, [])
  const keep = (update: Uint8Array) => {
    const updates = updatesOf.get(doc) ?? []
    updatesOf.set(doc, updates.length < MOST ? [...updates, update] : null)
    if (updates.length >= MOST) doc.off('update', keep)
  }
  doc.on('update', keep)
}

/** Updates that together make the document's state. */
export function stateUpdates(doc: Y.Doc): readonly Uint8Array[] {
  return updatesOf.get(doc) ?? [Y.encodeStateAsUpdate(doc)]
}
