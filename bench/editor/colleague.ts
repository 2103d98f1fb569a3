import { setTimeout as sleep } from 'node:timers/promises'
import type { Provider } from '../../test/support/provider.ts'
import * as Y from '../../test/support/yjs.ts'
import type { Place } from './editor-page.ts'

const TYPED = 'それについては次の会議までに資料を用意します。'
const KEY_EVERY_MS = 250

/** Somebody else at the same document, over a socket of their own: types into a block near its end. */
export class Colleague {
  readonly #place: Place
  readonly #provider: Provider
  readonly #n: number
  #text: Y.XmlText
  #typed = 0
  #lines = 0

  private constructor(place: Place, provider: Provider, n: number, text: Y.XmlText) {
    this.#place = place
    this.#provider = provider
    this.#n = n
    this.#text = text
  }

  /** The n-th colleague, from 1, types into the n-th block before the last two. */
  static async join(place: Place, n: number): Promise<Colleague> {
    const provider = await place.connect(authorOf(n))
    const text = place.texts(provider.doc).at(-2 - n)
    if (text === undefined) throw new Error('the document is too short')
    return new Colleague(place, provider, n, text)
  }

  /** How many characters this colleague has typed. */
  get typed(): number {
    return this.#typed
  }

  /** The entry in which this colleague types, and its text. */
  writesIn(): [entry: string, text: string] {
    const { parent } = this.#text
    const entry = parent instanceof Y.XmlElement ? parent.getAttribute('id') : undefined
    return [entry ?? '', this.#text.toString()]
  }

  /** Goes on in a new block at the end of the document. */
  nextLine(): void {
    const { doc } = this.#provider
    this.#lines += 1
    const id = `bench-${this.#n}-line-${String(this.#lines).padStart(6, '0')}`
    this.#place.append(doc, { id, author: authorOf(this.#n), text: this.#nextCharacter() })
    const text = this.#place.texts(doc).at(-1)
    if (text === undefined) throw new Error('the new block has no text')
    this.#text = text
  }

  /** One character, and the caret behind it. */
  key(): void {
    this.#text.insert(this.#text.length, this.#nextCharacter())
    const at = Y.createRelativePositionFromTypeIndex(this.#text, this.#text.length, -1)
    const cursor = { anchor: Y.relativePositionToJSON(at), head: Y.relativePositionToJSON(at) }
    const [entry] = this.writesIn()
    this.#provider.awareness.setLocalState({ entry: entry || null, cursor, typing: true })
  }

  /** Types at a quick recorder's pace until told to stop. */
  async typeUntil(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      this.key()
      await sleep(KEY_EVERY_MS)
    }
  }

  #nextCharacter(): string {
    return TYPED[this.#typed++ % TYPED.length] ?? '。'
  }

  leave(): void {
    this.#provider.destroy()
    this.#provider.doc.destroy()
  }
}

function authorOf(n: number): string {
  return `記録者${n}`
}
