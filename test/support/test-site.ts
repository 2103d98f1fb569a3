import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import { launchBrowser } from './browser.ts'
import { OfflineDesk } from './offline-desk.ts'
import { type ServerOptions, ServerProcess } from './server-process.ts'

/** The server is ended and started again within a test. */
const TEST_WITHIN_MS = 60_000

/** One browser and one server for a file's tests; what a test opened is closed after it, and the server runs again. */
export type TestSite = {
  readonly browser: Browser
  readonly server: ServerProcess
  readonly openDesk: (prepare?: (page: Page) => Promise<void>) => Promise<OfflineDesk>
}

/** Registers the hooks of a file whose server comes and goes; to be called once, outside the tests. */
export function testSite(options: ServerOptions = {}): TestSite {
  vi.setConfig({ testTimeout: TEST_WITHIN_MS })
  let browser: Browser
  let server: ServerProcess
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), ServerProcess.start(options)])
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map(context => context.close()))
    if (server.pid === null) await server.run()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  return {
    get browser() {
      return browser
    },
    get server() {
      return server
    },
    openDesk: prepare => OfflineDesk.open(browser, server, prepare),
  }
}
