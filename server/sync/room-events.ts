/** What a listener is told: the document, or who is where in it. */
export type Changed = { readonly content: boolean; readonly presence: boolean }

/** Who wants to know what becomes of a room. Each function answers how to stop listening. */
export class RoomEvents {
  readonly #change = new Set<(changed: Changed) => void>()
  readonly #close = new Set<() => void>()

  onChange(listener: (changed: Changed) => void): () => void {
    this.#change.add(listener)
    return () => this.#change.delete(listener)
  }

  onClose(listener: () => void): () => void {
    this.#close.add(listener)
    return () => this.#close.delete(listener)
  }

  changed(changed: Changed): void {
    for (const listener of this.#change) listener(changed)
  }

  closed(): void {
    for (const listener of this.#close) listener()
  }
}
