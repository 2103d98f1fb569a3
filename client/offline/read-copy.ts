import type { DocColumns } from '../sync/doc-columns.ts'
import { answerOf, MERGED, type StoreName } from './database.ts'
import { sumOf } from './sum-of-columns.ts'

/** Words that the server refused, taken out of the document and kept as text. */
export type Aside = { readonly atMs: number; readonly code: number; readonly text: string }

export type CopyContent = {
  /** Most of the document, where the copy has been tidied. */
  readonly columns: DocColumns | null
  /** The rest of it, or all. */
  readonly updates: readonly Uint8Array[]
  readonly pending: readonly PendingUpdate[]
  /** The close code by which the server refused what is pending, null when it has not. */
  readonly refused: number | null
  readonly aside: readonly Aside[]
}
export type PendingUpdate = { readonly key: string; readonly records: readonly string[] }

/** The fact under which columns are kept. Laid out in another way they take another name. */
export const COLUMNS = 'columns-1'

/** What the merged update of that key holds, in columns, and their sum. */
export type KeptColumns = { readonly of: string; readonly columns: DocColumns; readonly sum: number }

/** All that a meeting's database holds of its document. */
export async function readCopy(database: IDBDatabase): Promise<CopyContent> {
  const transaction = database.transaction(['updates', 'pending', 'about', 'aside'])
  const store = (name: StoreName) => transaction.objectStore(name)
  const ofMerged = IDBKeyRange.lowerBound(MERGED)
  const [merged, loose, kept, keys, records, refused, aside] = await Promise.all([
    answerOf(store('updates').getAllKeys(ofMerged)),
    answerOf<Uint8Array[]>(store('updates').getAll(IDBKeyRange.upperBound(MERGED))),
    answerOf<KeptColumns | undefined>(store('about').get(COLUMNS)),
    answerOf(store('pending').getAllKeys()),
    answerOf<string[][]>(store('pending').getAll()),
    answerOf<number | undefined>(store('about').get('refused')),
    answerOf<Aside[]>(store('aside').getAll()),
  ])
  const isKept = kept && merged.length === 1 && merged[0] === kept.of && sumOf(kept.columns) === kept.sum
  const columns = isKept ? kept.columns : null
  const whole =
    columns === null && merged.length > 0
      ? await answerOf<Uint8Array[]>(store('updates').getAll(ofMerged))
      : []
  const pending = keys.map((key, at) => ({ key: String(key), records: records[at] ?? [] }))
  return { columns, updates: [...whole, ...loose], pending, refused: refused ?? null, aside }
}
