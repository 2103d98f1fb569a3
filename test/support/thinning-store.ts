import { vi } from 'vitest'
import { HOUR_MS } from '../../server/hours.ts'
import { createLog, type Log } from '../../server/log.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'
import { hastyClock } from './hasty-clock.ts'

const DAY_MS = 24 * HOUR_MS
const WITHIN_MS = 50_000

/** A store whose old rows are merged when the test says so. */
export async function openThinning(
  directory: string,
  log: Log = createLog('silent'),
): Promise<{
  readonly store: Store
  /** Makes it that many days and an hour after the beginning of 1970, and waits until `isThin`. */
  readonly thin: (days: number, isThin: () => boolean) => Promise<void>
}> {
  let nowMs = 0
  const clock = hastyClock(() => nowMs)
  const store = await openSqliteStore(directory, { log, clock })
  const thin = async (days: number, isThin: () => boolean) => {
    nowMs = days * DAY_MS + HOUR_MS
    await vi.waitUntil(isThin, { interval: 20, timeout: WITHIN_MS })
  }
  return { store, thin }
}
