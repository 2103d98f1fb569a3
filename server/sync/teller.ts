import * as Y from 'yjs'
import { fanOut } from './fan-out.ts'
import type { Peer } from './peer.ts'
import type { RoomEvents } from './room-events.ts'
import type { RoomPresence } from './room-presence.ts'
import type { SendWindow } from './send-window.ts'

export type TellerParts = {
  readonly members: ReadonlyMap<Peer, { readonly isFollowing: boolean }>
  readonly presence: RoomPresence
  readonly events: RoomEvents
  readonly window: SendWindow
  /** Called before telling: whatever of presence has just come goes along. */
  readonly ahead: () => void
}

/** Tells a room what is on disk, and where people are: when the window says so, everything that has gathered at once. */
export class Teller {
  readonly #parts: TellerParts
  #updates: Uint8Array[] = []
  #authors: Peer[] = []
  #afterwards: (() => void)[] = []
  #isDue = false
  #isClosed = false
  readonly #tellIfOpen: () => void

  constructor(parts: TellerParts) {
    this.#parts = parts
    this.#tellIfOpen = () => {
      if (!this.#isClosed) this.#tell()
    }
  }

  /** True while nothing waits to be told. */
  get isIdle(): boolean {
    return !this.#isDue
  }

  /** An edit of these authors is on disk (null: only presence may have changed); the first of it came at `cameMs`. */
  add(update: Uint8Array | null, authors: readonly Peer[], cameMs: number): void {
    if (update !== null) this.#updates.push(update)
    for (const author of authors) if (!this.#authors.includes(author)) this.#authors.push(author)
    if (this.#isDue) return
    this.#isDue = true
    this.#parts.window.run(cameMs, this.#tellIfOpen)
  }

  /** Runs `then` once everything added so far has been told: at once when it has. Never after `close`. */
  afterTelling(then: () => void): void {
    if (this.#isDue) this.#afterwards.push(then)
    else then()
  }

  close(): void {
    this.#isClosed = true
    this.#afterwards = []
  }

  #tell(): void {
    const { members, presence, events, window, ahead } = this.#parts
    ahead()
    const update = this.#takeUpdate()
    const authors = this.#authors
    const afterwards = this.#afterwards
    const changes = presence.takeChanges()
    this.#authors = []
    this.#afterwards = []
    this.#isDue = false
    if (update !== null || changes.length > 0) {
      window.measured(() => fanOut(members, { update, authors, presence: changes }))
      events.changed({ content: update !== null, presence: changes.length > 0 })
    }
    for (const then of afterwards) then()
  }

  #takeUpdate(): Uint8Array | null {
    const [only, another] = this.#updates
    const update = another === undefined ? (only ?? null) : Y.mergeUpdates(this.#updates)
    this.#updates = []
    return update
  }
}
