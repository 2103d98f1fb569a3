import type { CDPSession, Page } from 'playwright-core'

/** A recorder at a keyboard: a browser of their own on the recorders' page, and its input method. */
export class Recorder {
  readonly page: Page
  readonly errors: readonly string[]
  readonly #cdp: CDPSession

  constructor(page: Page, errors: readonly string[], cdp: CDPSession) {
    this.page = page
    this.errors = errors
    this.#cdp = cdp
  }

  /** The texts of the rows, in order. */
  lines(): Promise<string[]> {
    return this.page.locator('[data-id] > p').evaluateAll(rows => rows.map(row => row.textContent ?? ''))
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Types, and sees what it has typed: from then on the page says what of it is saved. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
    await this.page.evaluate(nextFrame)
  }

  /** One step of a conversion: what the input method shows underlined. */
  async compose(text: string): Promise<void> {
    await this.#cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }

  /** Ends the conversion with this text. */
  async commit(text: string): Promise<void> {
    await this.#cdp.send('Input.insertText', { text })
  }

  /** Waits until the page shows exactly these rows. */
  async sees(...lines: readonly string[]): Promise<void> {
    await this.page.waitForFunction(
      expected => {
        const rows = [...document.querySelectorAll('[data-id] > p')].map(row => row.textContent)
        return JSON.stringify(rows) === expected
      },
      JSON.stringify(lines),
      { timeout: 5_000 },
    )
  }

  /** Puts the caret into the row of an entry, before its character `at`. */
  async standIn(id: string, at: number): Promise<void> {
    await this.page.waitForSelector(`[data-id="${id}"]`, { state: 'attached' })
    await this.page.evaluate(placeCaret, { id, at, isSelecting: false })
    await this.page.waitForSelector(`[data-id="${id}"][data-current]`)
  }

  /** Selects from the caret to before the character `at` of an entry. */
  async extendTo(id: string, at: number): Promise<void> {
    await this.page.evaluate(placeCaret, { id, at, isSelecting: true })
    await this.page.waitForSelector(`[data-id="${id}"][data-current]`)
  }

  /** Waits until the page shows this text in the row of an entry. */
  async seesIn(id: string, text: string, options: { readonly timeout?: number } = {}): Promise<void> {
    await this.page.waitForFunction(
      ({ id, text }) => document.querySelector(`[data-id="${id}"] > p`)?.textContent === text,
      { id, text },
      options,
    )
  }

  /** A key that the input method takes for itself: browsers report it under the code 229. */
  async pressForInputMethod(
    key: string,
    code: string,
    modifier?: 'Alt' | 'Control' | 'Shift',
  ): Promise<void> {
    const modifiers = modifier === undefined ? 0 : { Alt: 1, Control: 2, Shift: 8 }[modifier]
    const event = { key, code, modifiers, windowsVirtualKeyCode: 229 }
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }

  /** A step of the browser's own undo, as its menu takes it. */
  async stepByBrowser(command: 'undo' | 'redo'): Promise<void> {
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] })
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp' })
  }

  /** Begins to note every text that a row shows, however briefly. */
  async watchRows(): Promise<void> {
    await this.page.evaluate(noteRows)
  }

  /** The texts that rows have shown since `watchRows`. */
  rowsSeen(): Promise<string[]> {
    return this.page.evaluate(() => [...(Reflect.get(window, 'rowsSeen') as Set<string>)])
  }

  /** Puts the caret into a row by clicking at its end. */
  async goTo(line: string): Promise<void> {
    await this.page.locator('[data-id] > p', { hasText: line }).click()
    await this.press('End')
  }
}

function placeCaret({ id, at, isSelecting }: { id: string; at: number; isSelecting: boolean }): void {
  const row = document.querySelector(`[data-id="${id}"] > p`)
  if (row === null) return
  row.scrollIntoView({ block: 'center' })
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
  let left = at
  while (texts.nextNode()) {
    const length = texts.currentNode.textContent?.length ?? 0
    if (left <= length) break
    left -= length
  }
  const text = texts.currentNode
  const offset = text === row ? 0 : left
  if (isSelecting) getSelection()?.extend(text, offset)
  else getSelection()?.collapse(text, offset)
}

function noteRows(): void {
  const seen = new Set<string>()
  Reflect.set(window, 'rowsSeen', seen)
  const note = ({ target }: MutationRecord) => {
    const place = target instanceof Element ? target : target.parentElement
    const row = place?.closest('[data-id]')
    const rows = row ? [row] : [...(place?.querySelectorAll('[data-id]') ?? [])]
    for (const each of rows) seen.add(each.querySelector('p')?.textContent ?? '')
  }
  const observer = new MutationObserver(records => records.forEach(note))
  const stream = document.querySelector('[role=textbox]')
  if (stream) observer.observe(stream, { subtree: true, childList: true, characterData: true })
}

/** A window out of sight draws none; there a moment goes by. */
function nextFrame(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 100)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}
