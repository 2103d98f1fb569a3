import * as Y from 'yjs'

/** The document that these updates make, without those whose predecessors are missing. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const { doc } = builtFrom(updates)
  return doc
}

/**
 * A snapshot of all these updates that has been proven to be one: loaded again, it is the same, byte for byte. Null
 * when it is not, or when some updates lack what they build on: the log then stays as it is.
 */
export function provenSnapshot(updates: readonly Uint8Array[]): Uint8Array | null {
  const { doc, isWhole } = builtFrom(updates)
  const snapshot = Y.encodeStateAsUpdate(doc)
  const again = builtFrom([snapshot])
  const isSame = again.isWhole && Buffer.compare(Y.encodeStateAsUpdate(again.doc), snapshot) === 0
  again.doc.destroy()
  doc.destroy()
  return isWhole && isSame ? snapshot : null
}

function builtFrom(updates: readonly Uint8Array[]): { readonly doc: Y.Doc; readonly isWhole: boolean } {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return { doc, isWhole }
}
