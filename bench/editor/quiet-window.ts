import { setTimeout as sleep } from 'node:timers/promises'
import { Devtools } from './devtools.ts'
import { DrivenWindow, type Send } from './driven-window.ts'
import type { Enter } from './editor-page.ts'
import { installProbe, OPENED } from './probe.ts'
import { argsFor, EDITABLE_ROW, EXECUTABLE, OPENED_WITHIN_MS, type Rhythm } from './window-options.ts'

/** A page is asked whether it has opened after so long, when its opening is over: whoever asks takes part in it. */
const ASK_AFTER_MS = 1_500
const ASK_EVERY_MS = 500
const SIZE = { width: 1366, height: 768, deviceScaleFactor: 1, mobile: false }

/**
 * A window in which nobody looks into the page. Playwright listens to its network, console and scripts; for that the
 * browser notes where in its code a page asked for what, and reads the code again to say so: some 70 ms of an opening.
 */
export class QuietWindow extends DrivenWindow {
  readonly #browser: Devtools

  private constructor(browser: Devtools, send: Send) {
    super(send)
    this.#browser = browser
  }

  /** `row`: what a page shows once it is open. */
  static async open(
    enter: Enter,
    { row = EDITABLE_ROW, rhythm = 'none' }: { readonly row?: string; readonly rhythm?: Rhythm } = {},
  ): Promise<QuietWindow> {
    const browser = await Devtools.start(EXECUTABLE, [
      ...argsFor(rhythm),
      '--headless=new',
      '--accept-lang=ja-JP',
    ])
    const toBrowser = browser.sender()
    await enter({
      addCookies: async cookies => void (await toBrowser('Storage.setCookies', { cookies: [...cookies] })),
    })
    const { targetInfos } = await toBrowser('Target.getTargets')
    const page = targetInfos.find(({ type }) => type === 'page')
    if (page === undefined) throw new Error('the browser has no page')
    const { sessionId } = await toBrowser('Target.attachToTarget', { targetId: page.targetId, flatten: true })
    const send = browser.sender(sessionId)
    await send('Page.enable')
    await send('Performance.enable', { timeDomain: 'threadTicks' })
    await send('Emulation.setDeviceMetricsOverride', SIZE)
    await send('Page.addScriptToEvaluateOnNewDocument', { source: probeSource(row) })
    return new QuietWindow(browser, send)
  }

  /** Opens an address from an empty page; answers how long it took until its rows were there. */
  async visit(url: string): Promise<number> {
    await this.send('Page.navigate', { url: 'about:blank' })
    await sleep(ASK_EVERY_MS)
    await this.send('Page.navigate', { url })
    return this.#opened()
  }

  /** Opens the page anew in its place; answers as `visit`. */
  async reload(): Promise<number> {
    await this.send('Page.reload')
    return this.#opened()
  }

  async #opened(): Promise<number> {
    await sleep(ASK_AFTER_MS)
    for (let waitedMs = ASK_AFTER_MS; waitedMs < OPENED_WITHIN_MS; waitedMs += ASK_EVERY_MS) {
      const ms = await this.valueOf<number | null>('window.openedMs ?? null')
      if (ms !== null) return ms
      await sleep(ASK_EVERY_MS)
    }
    throw new Error('the page shows no rows')
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}

function probeSource(row: string): string {
  return `window.${OPENED} = ms => { window.openedMs = Number(ms) }; (${installProbe})(${JSON.stringify(row)})`
}
