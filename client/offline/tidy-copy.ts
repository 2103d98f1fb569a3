import * as Y from 'yjs'
import { newId } from '../new-id.ts'
import { columnsOf } from '../sync/columns-of.ts'
import type { DocColumns } from '../sync/doc-columns.ts'
import { answerOf, completionOf, MERGED, type StoreName } from './database.ts'
import { COLUMNS, type KeptColumns } from './read-copy.ts'
import { sumOf } from './sum-of-columns.ts'

/**
 * Merges the updates of a copy that are not pending into one and keeps with it what it holds in columns. A document
 * forgets deleted text, which merging the bytes alone would keep.
 */
export async function tidyCopy(database: IDBDatabase): Promise<void> {
  const { keys, updates } = await readSettled(database)
  if (keys.every(key => key.startsWith(MERGED))) return
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  await replace(database, keys, Y.encodeStateAsUpdate(doc), columnsOf(doc))
  doc.destroy()
}

async function readSettled(database: IDBDatabase) {
  const transaction = database.transaction(['updates', 'pending'])
  const store = (name: StoreName) => transaction.objectStore(name)
  const [all, updates, pending] = await Promise.all([
    answerOf(store('updates').getAllKeys()),
    answerOf<Uint8Array[]>(store('updates').getAll()),
    answerOf(store('pending').getAllKeys()),
  ])
  const isPending = new Set(pending)
  const isSettled = (_: unknown, at: number) => !isPending.has(all[at] ?? '')
  return { keys: all.filter(isSettled).map(String), updates: updates.filter(isSettled) }
}

/** Nothing is replaced when another tab has done so meanwhile. */
async function replace(
  database: IDBDatabase,
  keys: readonly string[],
  update: Uint8Array,
  columns: DocColumns | null,
): Promise<void> {
  const transaction = database.transaction(['updates', 'about'], 'readwrite')
  const completion = completionOf(transaction)
  const [store, about] = [transaction.objectStore('updates'), transaction.objectStore('about')]
  const there = new Set((await answerOf(store.getAllKeys())).map(String))
  if (keys.every(key => there.has(key))) {
    for (const key of keys) store.delete(key)
    const merged = MERGED + newId()
    store.put(update, merged)
    if (columns === null) about.delete(COLUMNS)
    else about.put({ of: merged, columns, sum: sumOf(columns) } satisfies KeptColumns, COLUMNS)
  }
  await completion
}
