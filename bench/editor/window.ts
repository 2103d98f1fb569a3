import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { DrivenWindow } from './driven-window.ts'
import type { Enter } from './editor-page.ts'
import { installProbe, OPENED } from './probe.ts'
import { argsFor, EDITABLE_ROW, EXECUTABLE, OPENED_WITHIN_MS, type Rhythm } from './window-options.ts'

/** A browser window by Playwright, for what needs its look into a page. */
export class Window extends DrivenWindow {
  readonly page: Page
  readonly #cdp: CDPSession
  readonly #browser: Browser

  private constructor(browser: Browser, page: Page, cdp: CDPSession) {
    super(cdp.send.bind(cdp))
    this.#browser = browser
    this.page = page
    this.#cdp = cdp
  }

  /** `row`: what a page shows once it is open. */
  static async open(
    enter: Enter,
    { row = EDITABLE_ROW, rhythm = 'none' }: { readonly row?: string; readonly rhythm?: Rhythm } = {},
  ): Promise<Window> {
    const browser = await chromium.launch({
      executablePath: EXECUTABLE,
      headless: true,
      args: argsFor(rhythm),
    })
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
    })
    await context.addInitScript(installProbe, row)
    await enter(context)
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: OPENED })
    return new Window(browser, page, cdp)
  }

  get version(): string {
    return this.#browser.version()
  }

  /** Opens an address; answers how long it took until its rows were there. The page says so itself: whoever asks takes part in it. */
  async visit(url: string): Promise<number> {
    await this.page.goto('about:blank')
    const opened = this.#opened()
    await this.page.goto(url)
    return opened
  }

  #opened(): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(reject, OPENED_WITHIN_MS, new Error('the page shows no rows'))
      this.#cdp.once('Runtime.bindingCalled', ({ payload }) => {
        clearTimeout(late)
        resolve(Number(payload))
      })
    })
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}
