import { causeOf, type Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { LoadedMeeting, Store } from './store.ts'

export type WatchParts = { readonly metrics: Metrics; readonly log: Log; readonly elapsedMs: () => number }

/** The same store, its commits and failures counted and timed, its damages told to the operator. */
export function watchedStore(store: Store, { metrics, log, elapsedMs }: WatchParts): Store {
  let damaged = 0
  let isWorking = true
  metrics.gauge('yoroku_damaged_rows', () => damaged)
  metrics.gauge('yoroku_store_ready', () => Number(isWorking))
  const failed =
    (method: string) =>
    (error: unknown): never => {
      metrics.count('yoroku_store_failures_total', { method })
      throw error
    }
  return {
    ...store,
    append: (id, added) => {
      const startedMs = elapsedMs()
      return store.append(id, added).then(seq => {
        metrics.observe('yoroku_commit_seconds', (elapsedMs() - startedMs) / 1000)
        return seq
      }, failed('commit'))
    },
    load: async id => {
      const startedMs = elapsedMs()
      const loaded = await store.load(id).catch((error: unknown) => {
        log.error('meeting cannot be read', { meeting: id, cause: causeOf(error) })
        return failed('load')(error)
      })
      metrics.observe('yoroku_load_seconds', (elapsedMs() - startedMs) / 1000)
      alarm(id, loaded, log)
      return loaded
    },
    check: async () => {
      isWorking = false
      const state = await store.check().catch(failed('check'))
      isWorking = true
      damaged = state.damaged
      return state
    },
  }
}

function alarm(meeting: string, { damage, mayLack }: LoadedMeeting, log: Log): void {
  if (damage.length > 0) {
    const places = damage.map(({ seq, reason }) => `${seq} ${reason}`).join(', ')
    log.error('stored rows are damaged; what is intact is used', { meeting, rows: damage.length, places })
  }
  if (mayLack) log.warn('content may be missing; clients may bring back what they hold', { meeting })
}
