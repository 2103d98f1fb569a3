import { setTimeout as sleep } from 'node:timers/promises'
import type { Provider } from '../../test/support/provider.ts'
import * as Y from '../../test/support/yjs.ts'
import type { Place } from './editor-page.ts'

const TYPED = 'それについては次の会議までに資料を用意します。'
const KEY_EVERY_MS = 250

/** Somebody else at the same document, over a socket of their own: types into a block near its end. */
export class Colleague {
  readonly #provider: Provider
  readonly #text: Y.XmlText
  #typed = 0

  private constructor(provider: Provider, text: Y.XmlText) {
    this.#provider = provider
    this.#text = text
  }

  /** The n-th colleague, from 1, types into the n-th block before the last two. */
  static async join(place: Place, n: number): Promise<Colleague> {
    const provider = await place.connect(`記録者${n}`)
    const text = place.texts(provider.doc).at(-2 - n)
    if (text === undefined) throw new Error('the document is too short')
    return new Colleague(provider, text)
  }

  /** One character, and the caret behind it. */
  key(): void {
    this.#text.insert(this.#text.length, TYPED[this.#typed++ % TYPED.length] ?? '。')
    const at = Y.createRelativePositionFromTypeIndex(this.#text, this.#text.length, -1)
    const cursor = { anchor: Y.relativePositionToJSON(at), head: Y.relativePositionToJSON(at) }
    const entry = this.#text.parent instanceof Y.XmlElement ? this.#text.parent.getAttribute('id') : null
    this.#provider.awareness.setLocalState({ entry: entry ?? null, cursor, typing: true })
  }

  /** Types at a quick recorder's pace until told to stop. */
  async typeUntil(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      this.key()
      await sleep(KEY_EVERY_MS)
    }
  }

  leave(): void {
    this.#provider.destroy()
    this.#provider.doc.destroy()
  }
}
