import { createLog } from '../../server/log.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'

/** The store on a folder, saying nothing. */
export function openSqlite(directory: string, compactAfterBytes?: number): Promise<Store> {
  const log = createLog('silent')
  return openSqliteStore(
    directory,
    compactAfterBytes === undefined ? { log } : { log, compactAfterBytes, compactPauseMs: 0 },
  )
}
