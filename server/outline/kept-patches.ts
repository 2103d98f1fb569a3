import type { OutlineEvent } from './outline-event.ts'

/** Readers that come back within this get what they missed; others a snapshot. */
const MOST = 200
const MOST_BYTES = 512 * 1024

/** The latest patches of a feed, for readers that come back. Patches are numbered from 1. */
export class KeptPatches {
  #events: OutlineEvent[] = []
  #bytes = 0
  #count = 0

  /** The number of the latest patch. */
  get count(): number {
    return this.#count
  }

  /** `make` is told the patch's number. */
  add(make: (number: number) => OutlineEvent): OutlineEvent {
    const event = make(++this.#count)
    this.#events.push(event)
    this.#bytes += event.bytes.length
    while (this.#events.length > MOST || this.#bytes > MOST_BYTES)
      this.#bytes -= this.#events.shift()?.bytes.length ?? 0
    return event
  }

  /** Those after a patch; null when they are not all here, or there was no such patch. */
  after(number: number): readonly OutlineEvent[] | null {
    const missing = this.#count - number
    if (!(missing >= 0 && missing <= this.#events.length)) return null
    return missing === 0 ? [] : this.#events.slice(-missing)
  }
}
