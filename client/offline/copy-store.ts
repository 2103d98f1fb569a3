import * as Y from 'yjs'
import { answerOf, completionOf, openDatabase, type StoreName } from './database.ts'

/** One update as it is kept; `records` are what it changes and the server has not acknowledged. */
export type KeptUpdate = { readonly update: Uint8Array; readonly records: readonly string[] }
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
export type PendingUpdate = { readonly key: number; readonly records: readonly string[] }

/** The copy of one meeting in this browser. Every call is one transaction: done as a whole or not at all. */
export type CopyStore = {
  readonly load: () => Promise<CopyContent>
  /** Resolves with the updates' keys once they are kept. */
  readonly append: (updates: readonly KeptUpdate[]) => Promise<readonly number[]>
  /** The server has these; they are no longer pending. */
  readonly settle: (keys: readonly number[]) => Promise<void>
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
  return copyStoreOn(database)
}

/** What a database holds. */
export function copyStoreOn(database: IDBDatabase): CopyStore {
  const write = async (names: readonly StoreName[], change: Change, durability: Durability = 'relaxed') => {
    const transaction = database.transaction(names, 'readwrite', { durability })
    const completion = completionOf(transaction)
    await Promise.all([completion, change(name => transaction.objectStore(name))])
  }
  return {
    load: () => load(database.transaction(['updates', 'pending', 'about', 'aside'])),
    append: async updates => {
      const keys: number[] = []
      const isOurs = updates.some(each => each.records.length > 0)
      const add: Change = async store => {
        for (const { update, records } of updates) {
          const key = Number(await answerOf(store('updates').add(update)))
          if (records.length > 0) store('pending').put(records, key)
          keys.push(key)
        }
      }
      await write(['updates', 'pending'], add, isOurs ? 'strict' : 'relaxed')
      return keys
    },
    settle: keys =>
      write(['pending'], store => {
        for (const key of keys) store('pending').delete(key)
      }),
    tidy: () => write(['updates', 'pending'], tidy),
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

type Durability = NonNullable<IDBTransactionOptions['durability']>
type Change = (store: (name: StoreName) => IDBObjectStore) => void | Promise<void>

async function load(transaction: IDBTransaction): Promise<CopyContent> {
  const store = (name: StoreName) => transaction.objectStore(name)
  const [updates, keys, records, refused, aside] = await Promise.all([
    answerOf<Uint8Array[]>(store('updates').getAll()),
    answerOf(store('pending').getAllKeys()),
    answerOf<string[][]>(store('pending').getAll()),
    answerOf<number | undefined>(store('about').get('refused')),
    answerOf<Aside[]>(store('aside').getAll()),
  ])
  const pending = keys.map((key, at) => ({ key: Number(key), records: records[at] ?? [] }))
  return { updates, pending, refused: refused ?? null, aside }
}

/** A document forgets deleted text, which merging the bytes alone would keep. */
const tidy: Change = async store => {
  const [keys, updates, pending] = await Promise.all([
    answerOf(store('updates').getAllKeys()),
    answerOf<Uint8Array[]>(store('updates').getAll()),
    answerOf(store('pending').getAllKeys()),
  ])
  const isPending = new Set(pending.map(Number))
  const doc = new Y.Doc()
  for (const [at, key] of keys.entries()) {
    const update = updates[at]
    if (update === undefined || isPending.has(Number(key))) continue
    Y.applyUpdate(doc, update)
    store('updates').delete(key)
  }
  store('updates').add(Y.encodeStateAsUpdate(doc))
  doc.destroy()
}
