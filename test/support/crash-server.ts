import { systemClock } from '../../server/clock.ts'
import { parseConfig } from '../../server/config.ts'
import { type RunningServer, startServer } from '../../server/start-server.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Appended, Store } from '../../server/store/store.ts'
import { hastyClock } from './hasty-clock.ts'

/*
 * The server as `server/main.ts` starts it, for crash tests: with snapshots made and old rows merged all the time, or with a store that
 * lies. Which of them is told by the arguments, so that no environment variable can bring it about elsewhere.
 */
const COMPACT_AFTER_BYTES = 1_500
/** Rows are old at once, and merged every so often. */
const THIN_AFTER_MS = -2 * 60 * 60 * 1000
const THIN_EVERY_MS = 300
/** A liar commits this much later than it says. */
const LATE_MS = 40
const isLiar = process.argv.includes('--acknowledge-before-commit')

const parsed = parseConfig(process.env)
if (parsed.kind === 'bad') throw new Error(parsed.message)
const server: RunningServer = await startServer(parsed.config, async (directory, options) => {
  const store = await openSqliteStore(directory, {
    ...options,
    compactAfterBytes: COMPACT_AFTER_BYTES,
    compactPauseMs: 0,
    thinAfterMs: THIN_AFTER_MS,
    clock: hastyClock(systemClock.nowMs, THIN_EVERY_MS),
  })
  return isLiar ? lying(store) : store
})
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))

function lying(store: Store): Store {
  let seq = 0
  return {
    ...store,
    append: async (id: string, added: Appended) => {
      setTimeout(() => void store.append(id, added), LATE_MS)
      return ++seq
    },
  }
}
