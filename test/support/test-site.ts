import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import { launchBrowser, newContext } from './browser.ts'
import { OfflineDesk } from './offline-desk.ts'
import { type ServerOptions, ServerProcess } from './server-process.ts'

/** The server is ended and started again within a test. */
const TEST_WITHIN_MS = 60_000

/** One browser and one server for a file's tests; what a test opened is closed after it, and the server runs again. */
export type TestSite = {
  readonly browser: Browser
  readonly server: ServerProcess
  /** In the browser of the test before, which keeps nothing but the program. */
  readonly openDesk: (prepare?: (page: Page) => Promise<void>) => Promise<OfflineDesk>
  /** In a browser of its own, for a test that takes the program from it too. */
  readonly openNewDesk: () => Promise<OfflineDesk>
}

/** Registers the hooks of a file whose server comes and goes; to be called once, outside the tests. */
export function testSite(options: ServerOptions = {}): TestSite {
  vi.setConfig({ testTimeout: TEST_WITHIN_MS })
  let browser: Browser
  let server: ServerProcess
  let kept: BrowserContext
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), ServerProcess.start(options)])
    kept = await newContext(browser)
  })
  afterEach(async () => {
    const others = browser.contexts().filter(context => context !== kept)
    await Promise.all([...others.map(context => context.close()), emptyBrowser(kept, server.url)])
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
    openDesk: prepare => OfflineDesk.open(kept, server, prepare),
    openNewDesk: async () => OfflineDesk.open(await newContext(browser), server),
  }
}

/** Closes its windows; what is left is the program, so that it is not loaded, compiled and kept anew for each test. */
async function emptyBrowser(context: BrowserContext, origin: string): Promise<void> {
  await Promise.all(context.pages().map(page => page.close()))
  await Promise.all([context.clearCookies(), context.clearPermissions()])
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' })
  await page.close()
}
