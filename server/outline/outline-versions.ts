import { patchBetween } from '../../shared/outline/outline-patch.ts'
import type { RoomOutline } from '../../shared/outline/round.ts'
import { type OutlineEvent, patchEvent, snapshotEvent } from './outline-event.ts'

/** A reader that missed no more gets one patch, others a snapshot. Versions share what did not change. */
const KEPT = 200

/**
 * The latest versions of an outline, numbered from 0. What a reader is sent is always made from the latest one: what
 * was taken back meanwhile travels to nobody who comes back.
 */
export class OutlineVersions {
  /** Tells these ids from those of an earlier feed of the same meeting. */
  readonly #epoch: string
  readonly #kept: RoomOutline[] = []
  #count = 0
  /** By the version from which they lead to the latest; null for a snapshot. */
  readonly #events = new Map<number | null, OutlineEvent>()

  constructor(epoch: string) {
    this.#epoch = epoch
  }

  /** The next version; answers the event for who has the one before, null when it says the same or is the first. */
  add(outline: RoomOutline): OutlineEvent | null {
    const before = this.#kept.at(-1)
    const patch = before === undefined ? null : patchBetween(before, outline)
    if (patch === null) {
      this.#kept.splice(-1, 1, outline)
      return null
    }
    this.#kept.push(outline)
    if (this.#kept.length > KEPT) this.#kept.shift()
    this.forgetEvents()
    const event = patchEvent(this.#idOf(++this.#count), patch)
    this.#events.set(this.#count - 1, event)
    return event
  }

  /** What a reader needs who has the version of that id: a patch, a snapshot, or nothing. */
  since(id: string | null): OutlineEvent | null {
    if (id === this.#idOf(this.#count)) return null
    const [, epoch, number] = /^(.+)\.(\d+)$/.exec(id ?? '') ?? []
    const from = epoch === this.#epoch ? Number(number) : Number.NaN
    const before = this.#kept[this.#kept.length - 1 - (this.#count - from)]
    return before === undefined ? this.#snapshot() : this.#patchFrom(from, before)
  }

  /** They are made anew when somebody needs them. */
  forgetEvents(): void {
    this.#events.clear()
  }

  #patchFrom(number: number, before: RoomOutline): OutlineEvent {
    const patch = patchBetween(before, this.#latest()) ?? {}
    return this.#shared(number, () => patchEvent(this.#idOf(this.#count), patch))
  }

  #snapshot(): OutlineEvent {
    return this.#shared(null, () => snapshotEvent(this.#idOf(this.#count), this.#latest()))
  }

  /** One serialisation for all who need the same. */
  #shared(from: number | null, make: () => OutlineEvent): OutlineEvent {
    const event = this.#events.get(from) ?? make()
    this.#events.set(from, event)
    return event
  }

  #latest(): RoomOutline {
    const latest = this.#kept.at(-1)
    if (latest === undefined) throw new Error('there is no outline yet')
    return latest
  }

  #idOf(number: number): string {
    return `${this.#epoch}.${number}`
  }
}
