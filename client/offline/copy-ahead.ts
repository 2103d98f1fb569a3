import { openExisting } from './database.ts'
import { type CopyContent, readCopy } from './read-copy.ts'

/** Another tab may write meanwhile: what was read longer ago is read again. */
const FRESH_MS = 1_000

export type CopyAhead = {
  readonly database: IDBDatabase
  /** Null when it was read too long ago. */
  readonly content: CopyContent | null
}
type Reading = {
  readonly meeting: string
  readonly ahead: Promise<CopyAhead | null>
  readonly sinceMs: number
}

let reading: Reading | null = null

/** Begins to read a meeting's copy, if there is one, while the server is asked whether its document may be shown here. */
export function readCopyAhead(meeting: string): void {
  reading = { meeting, ahead: read(meeting).catch(() => null), sinceMs: performance.now() }
}

/** Hands over what was begun, once; null when there is nothing to hand over. The database is the caller's to close. */
export async function takeCopyAhead(meeting: string): Promise<CopyAhead | null> {
  if (reading?.meeting !== meeting) return null
  const { ahead, sinceMs } = reading
  reading = null
  const taken = await ahead
  if (taken === null || closed.has(taken.database)) return null
  return performance.now() - sinceMs > FRESH_MS ? { ...taken, content: null } : taken
}

/** Who is here may not have it. */
export async function dropCopyAhead(meeting: string): Promise<void> {
  const taken = await takeCopyAhead(meeting)
  taken?.database.close()
}

const closed = new WeakSet<IDBDatabase>()

async function read(meeting: string): Promise<CopyAhead | null> {
  const database = await openExisting(meeting)
  if (database === null) return null
  database.onversionchange = () => {
    closed.add(database)
    database.close()
  }
  database.onclose = () => void closed.add(database)
  return { database, content: await readCopy(database) }
}
