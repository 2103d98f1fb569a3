import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A step that takes longer fails by its own name, before the test's limit does. */
const STEP_WITHIN_MS = 12_000

/** A headless Chromium. Close it in `afterAll`. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, headless: true, args: ARGS })
}

/** A headless Chromium that keeps everything in a directory, as a person's own does. */
export function launchProfile(directory: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(directory, {
    executablePath: EXECUTABLE,
    headless: true,
    args: ARGS,
  })
}

/** A window, and the errors of its page. */
export type Opened = { readonly page: Page; readonly errors: string[] }

/** What one person sees: a context of their own (cookies, storage) with one window; errors of the page are collected. */
export type Person = Opened & { readonly context: BrowserContext }

export const LAPTOP = { width: 1366, height: 768 }

/** Opens a window for a person at a laptop's size, in Japanese. */
export async function newPerson(browser: Browser, viewport = LAPTOP): Promise<Person> {
  const context = await newContext(browser, viewport)
  return { context, ...(await newWindow(context)) }
}

/** A browser of one's own, without a window yet. */
export async function newContext(browser: Browser, viewport = LAPTOP): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  context.setDefaultTimeout(STEP_WITHIN_MS)
  return context
}

/** Opens a window in somebody's browser. */
export async function newWindow(context: BrowserContext): Promise<Opened> {
  const page = await context.newPage()
  return { page, errors: errorsOf(page) }
}

/** Collects what a page says of errors from now on. */
export function errorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error' && /Content.Security.Policy/i.test(message.text()))
      errors.push(message.text())
  })
  return errors
}

/** The contents of the scripts that a page has loaded so far. */
export async function scriptsOf(page: Page): Promise<string[]> {
  const urls = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [name] : [])),
  )
  return Promise.all([...new Set(urls)].map(async url => (await fetch(url)).text()))
}
