import * as Y from 'yjs'

/** As lib0 reads strings: nothing is left out or put in the place of what is none. */
export const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What gets a string: a text, or the one place of a list. */
type Owner = Y.ContentString | unknown[]

const SEPARATOR = '\0'
const FOUR_BYTES = 0xf0
const isContinued = (byte: number) => (byte & 0xc0) === 0x80

/** Strings that are decoded together, once all are there: to call the decoder takes longer than to decode most of them. */
export class LateStrings {
  readonly #bytes: Uint8Array
  readonly #owners: Owner[] = []
  #length = 0

  /** `most`: of all strings, in bytes, with one more for each. */
  constructor(most: number) {
    this.#bytes = new Uint8Array(most)
  }

  /** Takes the bytes of a string (UTF-8), which its owner gets in the end; answers its length in JavaScript's units. */
  add(bytes: Uint8Array, from: number, to: number, owner: Owner): number {
    let units = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      this.#bytes[this.#length++] = byte
      if (!isContinued(byte)) units += byte < FOUR_BYTES ? 1 : 2
    }
    this.#length++
    this.#owners.push(owner)
    return units
  }

  /** Gives the owners their strings; false when one of them holds what separates them here. Throws when they are no UTF-8. */
  give(): boolean {
    const texts = UTF8.decode(this.#bytes.subarray(0, this.#length)).split(SEPARATOR)
    if (texts.length !== this.#owners.length + 1) return false
    for (const [at, owner] of this.#owners.entries()) {
      const text = texts[at] ?? ''
      if (owner instanceof Y.ContentString) owner.str = text
      else owner[0] = text
    }
    return true
  }
}
