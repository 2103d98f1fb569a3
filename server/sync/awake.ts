import type { Clock } from '../clock.ts'

/** Encoded bytes of the documents in memory beyond which they rest early; as a `Y.Doc` each takes twenty times that. */
const COMFORTABLE_BYTES = 4 * 1024 * 1024
/** Of one turn of the event loop; in the next one those who type are read first. */
const TURN_MS = 3

/** A document that can be put to rest and built again at little cost. */
export type Awakened = {
  /** Encoded size, about; 0 while it would be dear to build again. */
  readonly restableBytes: () => number
  /** Puts the document to rest if it was not used for a moment; true when it did. */
  readonly restEarly: () => boolean
}

/** All documents of the server that are built: many that were opened at once make room for the next, the oldest first. */
export class Awake {
  readonly #clock: Pick<Clock, 'elapsedMs' | 'soon'>
  readonly #documents = new Set<Awakened>()
  #isDue = false

  constructor(clock: Pick<Clock, 'elapsedMs' | 'soon'>) {
    this.#clock = clock
  }

  add(document: Awakened): void {
    this.#documents.add(document)
    if (!this.#isDue) this.#makeRoom()
  }

  delete(document: Awakened): void {
    this.#documents.delete(document)
  }

  #makeRoom(): void {
    let bytes = 0
    for (const document of this.#documents) bytes += document.restableBytes()
    const startMs = this.#clock.elapsedMs()
    for (const document of [...this.#documents]) {
      if (bytes <= COMFORTABLE_BYTES) return
      const size = document.restableBytes()
      if (!document.restEarly()) continue
      bytes -= size
      if (this.#clock.elapsedMs() - startMs >= TURN_MS) {
        this.#goOn()
        return
      }
    }
  }

  #goOn(): void {
    this.#isDue = true
    this.#clock.soon(() => {
      this.#isDue = false
      this.#makeRoom()
    })
  }
}
