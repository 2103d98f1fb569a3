import { takeCopyAhead } from './copy-ahead.ts'
import { answerOf, completionOf, openDatabase, type StoreName } from './database.ts'
import { type Aside, COLUMNS, type CopyContent, readCopy } from './read-copy.ts'
import { tidyBeside } from './tidy-beside.ts'

/** One update as it is kept; `records` are what it changes and the server has not acknowledged. */
export type KeptUpdate = {
  readonly key: string
  readonly update: Uint8Array
  readonly records: readonly string[]
}
/** Who wrote here: what opens the meeting while the server cannot be asked. */
export type Visit = { readonly role: 'admin' | 'edit'; readonly name: string }

/** The copy of one meeting in this browser. Every call is one transaction: done as a whole or not at all. */
export type CopyStore = StoreOn & {
  /** Merges the updates that are not pending into one, beside the page. */
  readonly tidy: () => Promise<void>
}
type StoreOn = {
  readonly load: () => Promise<CopyContent>
  /** Resolves once the updates are kept. They outlive the page from the call on, also when it ends before that. */
  readonly append: (updates: readonly KeptUpdate[]) => Promise<void>
  /** The server has these; they are no longer pending. */
  readonly settle: (keys: readonly string[]) => Promise<void>
  readonly putVisit: (visit: Visit) => Promise<void>
  readonly putRefusal: (code: number) => Promise<void>
  /** Replaces the whole document by a text, so that what was refused is never sent again; null: by nothing. */
  readonly setAside: (aside: Aside | null) => Promise<void>
  readonly dropAside: () => Promise<void>
  /** True while it keeps words that are not on the server: pending updates, or texts set aside. */
  readonly holdsWords: () => Promise<boolean>
  readonly close: () => void
}

/** Opens a meeting's copy; `onGone` is told when another tab deletes it. What was read ahead is what it loads first. */
export async function openCopyStore(meetingId: string, onGone: () => void): Promise<CopyStore> {
  const ahead = await takeCopyAhead(meetingId)
  const database = ahead?.database ?? (await openDatabase(meetingId))
  database.onversionchange = () => {
    database.close()
    onGone()
  }
  database.onclose = onGone
  const store = copyStoreOn(database)
  let content = ahead?.content ?? null
  const load = async () => {
    const loaded = content ?? (await store.load())
    content = null
    return loaded
  }
  return { ...store, load, tidy: () => tidyBeside(meetingId) }
}

/** What a database holds. */
export function copyStoreOn(database: IDBDatabase): StoreOn {
  const write = async (names: readonly StoreName[], change: Change) => {
    const transaction = database.transaction(names, 'readwrite')
    change(name => transaction.objectStore(name))
    transaction.commit()
    await completionOf(transaction)
  }
  return {
    load: () => readCopy(database),
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
    putVisit: visit => write(['about'], store => void store('about').put(visit, 'visit')),
    putRefusal: code => write(['about'], store => void store('about').put(code, 'refused')),
    setAside: aside =>
      write(['updates', 'pending', 'about', 'aside'], store => {
        if (aside) store('aside').add(aside)
        store('updates').clear()
        store('pending').clear()
        for (const fact of ['refused', COLUMNS]) store('about').delete(fact)
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
