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

/** What one person sees: a context of their own (cookies, storage) with one window; errors of the page are collected. */
export type Person = { readonly context: BrowserContext; readonly page: Page; readonly errors: string[] }

/** Opens a window for a person at a laptop's size, in Japanese. */
export async function newPerson(browser: Browser, viewport = { width: 1366, height: 768 }): Promise<Person> {
  const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  context.setDefaultTimeout(STEP_WITHIN_MS)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error' && /Content.Security.Policy/i.test(message.text()))
      errors.push(message.text())
  })
  return { context, page, errors }
}
