/** A database per meeting, so that forgetting one is one call that also tells every other tab. */
const PREFIX = 'yoroku-meeting-'
const VERSION = 1

/**
 * updates: what the document is made of, by a key that its writer draws. pending: the key of an update that the server
 * has not acknowledged → the records that it changes. about: single facts by name, one of them
 * what the merged update holds, once more, as it is read soonest (`columns-of.ts`). aside: texts that the server refused.
 */
export type StoreName = 'updates' | 'pending' | 'about' | 'aside'

/** The key of an update that was merged from others begins so, behind all other keys. */
export const MERGED = '~'

/** Opens a meeting's database, made when there is none. Rejects where the browser keeps nothing. */
export async function openDatabase(meetingId: string): Promise<IDBDatabase> {
  const request = indexedDB.open(PREFIX + meetingId, VERSION)
  request.onupgradeneeded = () => createStores(request.result)
  return answerOf(request)
}

/** The same, but null when nothing was ever kept of the meeting; nothing is made then. */
export async function openExisting(meetingId: string): Promise<IDBDatabase | null> {
  const request = indexedDB.open(PREFIX + meetingId, VERSION)
  request.onupgradeneeded = () => request.transaction?.abort()
  return answerOf(request).catch(() => null)
}

/** Deletes what is kept of a meeting. Other tabs that have it open are told and close it. */
export async function deleteDatabase(meetingId: string): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(PREFIX + meetingId))
}

/** The meetings of which something is kept. */
export async function keptMeetings(): Promise<string[]> {
  const databases = await indexedDB.databases()
  return databases.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))
}

/** The result of a request; its transaction is still open when this resolves. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'))
  })
}

/** Resolves once a transaction is complete. */
export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'))
  })
}

function createStores(database: IDBDatabase): void {
  database.createObjectStore('updates' satisfies StoreName)
  database.createObjectStore('pending' satisfies StoreName)
  database.createObjectStore('about' satisfies StoreName)
  database.createObjectStore('aside' satisfies StoreName, { autoIncrement: true })
}
