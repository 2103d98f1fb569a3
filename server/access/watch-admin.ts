import type { Clock } from '../clock.ts'
import { causeOf, type Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import type { Connections } from '../sync/connections.ts'

/** The administrator's token can be replaced by another program (`npm run admin-link`), which this one is not told of. */
const EVERY_MS = 500

/** Ends what was opened by an administrator's token that is in the store no longer; the result stops watching. */
export function watchAdminTokens(connections: Connections, store: Store, clock: Clock, log: Log): () => void {
  let stop = () => {}
  const look = async () => {
    for (const hash of connections.adminTokens())
      if ((await store.findToken(hash)) === null) connections.revoke(hash)
  }
  const again = () => {
    stop = clock.after(EVERY_MS, () => {
      look().then(again, (error: unknown) => {
        log.warn('administrator token not checked', { cause: causeOf(error) })
        again()
      })
    })
  }
  again()
  return () => stop()
}
