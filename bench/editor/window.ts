import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { installProbe, OPENED } from './probe.ts'

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const NO_RHYTHM = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/**
 * When frames are drawn. none: when there is something to draw, so that a figure is work and not the wait for the screen's
 * next turn. screen: sixty times a second, as in life; without it, frames that nobody would see take a core from a page
 * that opens.
 */
export type Rhythm = 'none' | 'screen'
const OPENED_WITHIN_MS = 60_000
const EDITABLE_ROW = '[contenteditable="true"] p'

/** Seconds of processor time that the page's main thread has taken since it opened. */
export type Work = {
  readonly task: number
  readonly script: number
  readonly style: number
  readonly layout: number
}

/** What lives in a page, after a forced collection. */
export type Memory = { readonly heapBytes: number; readonly nodes: number; readonly listeners: number }

/** A browser window with a keyboard and an input method. */
export class Window {
  readonly page: Page
  readonly cdp: CDPSession
  readonly #browser: Browser

  private constructor(browser: Browser, page: Page, cdp: CDPSession) {
    this.#browser = browser
    this.page = page
    this.cdp = cdp
  }

  /** `row`: what a page shows once it is open. */
  static async open(
    prepare: (context: BrowserContext) => Promise<void>,
    { row = EDITABLE_ROW, rhythm = 'none' }: { readonly row?: string; readonly rhythm?: Rhythm } = {},
  ): Promise<Window> {
    const args = rhythm === 'none' ? [...ARGS, ...NO_RHYTHM] : ARGS
    const browser = await chromium.launch({ executablePath: EXECUTABLE, headless: true, args })
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
    })
    await context.addInitScript(installProbe, row)
    await prepare(context)
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

  /** Opens the page anew in its place; answers as `visit`. */
  async reload(): Promise<number> {
    const opened = this.#opened()
    await this.page.reload()
    return opened
  }

  /** Waits until the page's files are kept: its service worker, where it has one, is in charge. */
  async filesKept(): Promise<void> {
    await this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      if (registration) await navigator.serviceWorker.ready
    })
  }

  #opened(): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(reject, OPENED_WITHIN_MS, new Error('the page shows no rows'))
      this.cdp.once('Runtime.bindingCalled', ({ payload }) => {
        clearTimeout(late)
        resolve(Number(payload))
      })
    })
  }

  /** The times from input to paint since the last call. */
  times(): Promise<number[]> {
    return this.page.evaluate(() => window.editorProbe.take())
  }

  async key(character: string): Promise<void> {
    const key = { key: character, text: character, unmodifiedText: character }
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character })
  }

  async enter(): Promise<void> {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: '\r' })
    await this.cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }

  async compose(text: string): Promise<void> {
    const { length } = text
    await this.cdp.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
  }

  async commit(text: string): Promise<void> {
    await this.cdp.send('Input.insertText', { text })
  }

  async work(): Promise<Work> {
    const { metrics } = await this.cdp.send('Performance.getMetrics')
    const value = (name: string) => metrics.find(each => each.name === name)?.value ?? Number.NaN
    return {
      task: value('TaskDuration'),
      script: value('ScriptDuration'),
      style: value('RecalcStyleDuration'),
      layout: value('LayoutDuration'),
    }
  }

  async memory(): Promise<Memory> {
    for (let turn = 0; turn < 3; turn++) await this.cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await this.cdp.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await this.cdp.send('Memory.getDOMCounters')
    return { heapBytes: usedSize, nodes, listeners: jsEventListeners }
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}
