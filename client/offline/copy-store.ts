import * as Y from 'yjs'
import { newId } from '../new-id.ts'
import { answerOf, completionOf, openDatabase, type StoreName } from './database.ts'

/** One update as it is kept; `records` are what it changes and the server has not acknowledged. */
export type KeptUpdate = {
  readonly key: string
  readonly update: Uint8Array
  readonly records: readonly string[]
}
/** Words that the server refused, taken out of the document and kept as text. */
export type Aside = { readonly atMs: number; readonly code: number; readonly text: string }
/** Who wrote here: what opens the meeting while the server cannot be asked. */
export type Visit = { readonly role: 'admin' | 'edit'; readonly name: string }

export type CopyContent = {
  readonly updates: readonly Uint8Array[]
  readonly pending: readonly PendingUpdate[]
  /** The close code by which the server refused what is pending, null when it has not. */
  readonly refused: number | null
  readonly aside: readonly Aside[]
}
export type PendingUpdate = { readonly key: string; readonly records: readonly string[] }

/** The copy of one meeting in this browser. Every call is one transaction: done as a whole or not at all. */
export type CopyStore = {
  readonly load: () => Promise<CopyContent>
  /** Resolves once the updates are kept. They outlive the page from the call on, also when it ends before that. */
  readonly append: (updates: readonly KeptUpdate[]) => Promise<void>
  /** The server has these; they are no longer pending. */
  readonly settle: (keys: readonly string[]) => Promise<void>
  /** Merges the updates that are not pending into one. */
  readonly tidy: () => Promise<void>
  readonly putVisit: (visit: Visit) => Promise<void>
  readonly putRefusal: (code: number) => Promise<void>
  /** Replaces the whole document by a text, so that what was refused is never sent again; null: by nothing. */
  readonly setAside: (aside: Aside | null) => Promise<void>
  readonly dropAside: () => Promise<void>
  /** True while it keeps words that are not on the server: pending updates, or texts set aside. */
  readonly holdsWords: () => Promise<boolean>
  readonly close: () => void
}

/** Opens a meeting's copy; `onGone` is told when another tab deletes it. */
export async function openCopyStore(meetingId: string, onGone: () => void): Promise<CopyStore> {
  const database = await openDatabase(meetingId)
  database.onversionchange = () => {
    database.close()
    onGone()
  }
  database.onclose = onGone
  return copyStoreOn(database)
}

/** What a database holds. */
export function copyStoreOn(database: IDBDatabase): CopyStore {
  const write = async (names: readonly StoreName[], change: Change) => {
    const transaction = database.transaction(names, 'readwrite')
    change(name => transaction.objectStore(name))
    transaction.commit()
    await completionOf(transaction)
  }
  return {
    load: async () => load(database.transaction(['updates', 'pending', 'about', 'aside'])),
    append: updates =>
      write(['updates', 'pending'], store => {
        for (const { key, update, records } of updates) {
          store('updates').put(update, key)
          if (records.length > 0) store('pending').put(records, key)
        }
      }),
    settle: keys =>
      write(['pending'], store => {
        for (const key of keys) store('pending').delete(key)
      }),
    tidy: async () => tidy(database.transaction(['updates', 'pending'], 'readwrite')),
    putVisit: visit => write(['about'], store => void store('about').put(visit, 'visit')),
    putRefusal: code => write(['about'], store => void store('about').put(code, 'refused')),
    setAside: aside =>
      write(['updates', 'pending', 'about', 'aside'], store => {
        if (aside) store('aside').add(aside)
        store('updates').clear()
        store('pending').clear()
        store('about').delete('refused')
      }),
    dropAside: () => write(['aside'], store => void store('aside').clear()),
    holdsWords: async () => {
      const transaction = database.transaction(['pending', 'aside'])
      const counts = (['pending', 'aside'] satisfies StoreName[]).map(name =>
        answerOf(transaction.objectStore(name).count()),
      )
      return (await Promise.all(counts)).some(count => count > 0)
    },
    close: () => database.close(),
  }
}

/** Makes its requests at once: the transaction is committed then, so that the end of the page does not undo it. */
type Change = (store: (name: StoreName) => IDBObjectStore) => void

async function load(transaction: IDBTransaction): Promise<CopyContent> {
  const store = (name: StoreName) => transaction.objectStore(name)
  const [updates, keys, records, refused, aside] = await Promise.all([
    answerOf<Uint8Array[]>(store('updates').getAll()),
    answerOf(store('pending').getAllKeys()),
    answerOf<string[][]>(store('pending').getAll()),
    answerOf<number | undefined>(store('about').get('refused')),
    answerOf<Aside[]>(store('aside').getAll()),
  ])
  const pending = keys.map((key, at) => ({ key: String(key), records: records[at] ?? [] }))
  return { updates, pending, refused: refused ?? null, aside }
}

/** A document forgets deleted text, which merging the bytes alone would keep. */
async function tidy(transaction: IDBTransaction): Promise<void> {
  const completion = completionOf(transaction)
  const store = (name: StoreName) => transaction.objectStore(name)
  const [keys, updates, pending] = await Promise.all([
    answerOf(store('updates').getAllKeys()),
    answerOf<Uint8Array[]>(store('updates').getAll()),
    answerOf(store('pending').getAllKeys()),
  ])
  const isPending = new Set(pending.map(String))
  const merged = keys.map(String).filter(key => !isPending.has(key))
  const doc = new Y.Doc()
  for (const [at, key] of keys.map(String).entries()) {
    const update = updates[at]
    if (update !== undefined && !isPending.has(key)) Y.applyUpdate(doc, update)
  }
  for (const key of merged) store('updates').delete(key)
  store('updates').put(Y.encodeStateAsUpdate(doc), merged[0] ?? newId())
  doc.destroy()
  await completion
}
