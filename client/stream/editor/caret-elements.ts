import styles from './carets.module.css'
import { element, setFlag } from './element.ts'

/** A caret that has rested so long shows its letter no more. */
const RESTS_AFTER_MS = 2_000

type Shown = { readonly dom: HTMLElement; head?: string; resting?: ReturnType<typeof setTimeout> }

/**
 * The elements of colleagues' carets. Each stays while its caret moves on in a text: a new one at every key, with an
 * animation of its own, cost a quarter of the frame.
 */
export class CaretElements {
  readonly #shown = new Map<number, Shown>()

  make(client: number, letter: string, hue: string): HTMLElement {
    const dom = element('span', styles.caret)
    dom.dataset.letter = letter
    dom.dataset.hue = hue
    const shown = { dom }
    this.#shown.set(client, shown)
    rest(shown)
    return dom
  }

  drop(client: number, dom: Node): void {
    if (this.#shown.get(client)?.dom === dom) this.#shown.delete(client)
  }

  /** Whether the caret is drawn where its owner told with these words. */
  standsAt(client: number, head: string): boolean {
    return this.#shown.get(client)?.head === head
  }

  /** It is drawn there now: if its owner has moved it, it shows its letter until it rests. */
  moved(client: number, head: string): void {
    const shown = this.#shown.get(client)
    if (shown === undefined || shown.head === head) return
    shown.head = head
    setFlag(shown.dom, 'data-resting', null)
    rest(shown)
  }
}

function rest(shown: Shown): void {
  clearTimeout(shown.resting)
  shown.resting = setTimeout(setFlag, RESTS_AFTER_MS, shown.dom, 'data-resting', '')
}
