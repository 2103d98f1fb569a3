import type { Clock } from '../../server/clock.ts'
import { createLog } from '../../server/log.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'

/** The store on a folder, saying nothing. */
export function openSqlite(directory: string, compactAfterBytes?: number, clock?: Clock): Promise<Store> {
  return openSqliteStore(directory, {
    log: createLog('silent'),
    ...(clock && { clock }),
    ...(compactAfterBytes !== undefined && { compactAfterBytes, compactPauseMs: 0 }),
  })
}
