import type { AddressInfo } from 'node:net'
import { newToken } from './access/tokens.ts'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { causeOf, createLog } from './log.ts'
import { refreshStale } from './meeting-index.ts'
import { forgetAddress, noteAddress } from './noted-address.ts'
import { openSqliteStore, type SqliteOptions } from './store/sqlite.ts'
import type { Store } from './store/store.ts'

export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly url: string
  /** The administrator's token, if this start made one or was given one; null when an earlier start did. */
  readonly adminToken: string | null
  /** Everything on disk, everybody sent away, the port free. */
  readonly close: () => Promise<void>
}

/**
 * Starts the server on its data folder, or on what `open` gives. Rejects with one clear line when it cannot.
 */
export async function startServer(
  config: Config,
  open: (directory: string, options: SqliteOptions) => Promise<Store> = openSqliteStore,
): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const store = await open(config.dataDir, { log })
  const app = await createApp({ config, store, clock: systemClock, log })
  const unnoted = (error: unknown) => log.warn('address not noted', { cause: causeOf(error) })
  const close = async () => {
    await forgetAddress(config.dataDir).catch(unnoted)
    await app.close()
    await store.close()
  }
  try {
    const made = config.adminToken ?? ((await store.hasAdmin()) ? null : newToken())
    if (made !== null) await app.services.access.setAdminToken(made)
    await app.http.listen({ host: config.host, port: config.port })
    void refreshStale(app.services)
    app.services.access
      .forgetOver()
      .catch((error: unknown) => log.warn('old sessions not deleted', { cause: causeOf(error) }))
    const url = urlOf(config, app.http.server.address())
    await noteAddress(config.dataDir, config.publicUrl ?? url).catch(unnoted)
    return { url, adminToken: made, close }
  } catch (error) {
    await close()
    throw error
  }
}

function urlOf({ host, port }: Config, address: string | AddressInfo | null): string {
  const actual = typeof address === 'object' && address !== null ? address.port : port
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
}
