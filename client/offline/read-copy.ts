import { answerOf, type StoreName } from './database.ts'

/** Words that the server refused, taken out of the document and kept as text. */
export type Aside = { readonly atMs: number; readonly code: number; readonly text: string }

export type CopyContent = {
  readonly updates: readonly Uint8Array[]
  readonly pending: readonly PendingUpdate[]
  /** The close code by which the server refused what is pending, null when it has not. */
  readonly refused: number | null
  readonly aside: readonly Aside[]
}
export type PendingUpdate = { readonly key: string; readonly records: readonly string[] }

/** All that a meeting's database holds of its document. */
export async function readCopy(database: IDBDatabase): Promise<CopyContent> {
  const transaction = database.transaction(['updates', 'pending', 'about', 'aside'])
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
