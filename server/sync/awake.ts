/** Encoded bytes of the documents in memory beyond which they rest early; as a `Y.Doc` each takes twenty times that. */
const COMFORTABLE_BYTES = 4 * 1024 * 1024

/** A document that can be put to rest and built again at little cost. */
export type Awakened = {
  /** Encoded size, about. */
  readonly bytes: () => number
  /** Puts the document to rest if it was not used for a moment. */
  readonly restEarly: () => void
}

/** All documents of the server that are built: many that were opened at once make room for the next. */
export class Awake {
  readonly #documents = new Set<Awakened>()

  add(document: Awakened): void {
    this.#documents.add(document)
    if (this.#bytes() > COMFORTABLE_BYTES) for (const each of this.#documents) each.restEarly()
  }

  delete(document: Awakened): void {
    this.#documents.delete(document)
  }

  #bytes(): number {
    let sum = 0
    for (const document of this.#documents) sum += document.bytes()
    return sum
  }
}
