/** As lib0 reads strings: nothing is left out or put in the place of what is none. */
export const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const SEPARATOR = '\0'
const FOUR_BYTES = 0xf0
const isContinued = (byte: number) => (byte & 0xc0) === 0x80

/**
 * Strings that are decoded together, once all are there, each for its owner: to call the decoder takes longer than to
 * decode most of them.
 */
export class LateStrings<Owner> {
  readonly owners: Owner[] = []
  readonly #bytes: Uint8Array
  #length = 0

  /** `most`: of all strings, in bytes, with one more for each. */
  constructor(most: number) {
    this.#bytes = new Uint8Array(most)
  }

  /** Takes the bytes of a string (UTF-8); answers its length in JavaScript's units. */
  add(bytes: Uint8Array, from: number, to: number, owner: Owner): number {
    let units = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      this.#bytes[this.#length++] = byte
      if (!isContinued(byte)) units += byte < FOUR_BYTES ? 1 : 2
    }
    this.#length++
    this.owners.push(owner)
    return units
  }

  /** The strings, in the order of their owners; null when one of them holds what separates them here. Throws when they are no UTF-8. */
  decoded(): readonly string[] | null {
    const strings = UTF8.decode(this.#bytes.subarray(0, this.#length)).split(SEPARATOR)
    return strings.length === this.owners.length + 1 ? strings : null
  }
}
