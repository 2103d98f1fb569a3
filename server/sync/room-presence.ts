import { type Presence, type PresenceFields, parsePresence } from '../../shared/sync/presence.ts'
import type { AwarenessEntry } from '../../shared/sync/protocol.ts'
import { createMeter, PRESENCES } from './limits.ts'
import type { Peer } from './peer.ts'

/** Ids of clients that have left are remembered, so that nobody else takes them: this many. */
const REMEMBERED = 10_000
const MAX_CLOCK = 2 ** 40

type Spot = {
  readonly owner: string
  clock: number
  /** Null once it has left. */
  here: { readonly peer: Peer; readonly fields: PresenceFields; readonly json: string } | null
}

/** The latest state of one client, and which peer it is about (null: it has left). */
export type PresenceChange = { readonly entry: AwarenessEntry; readonly about: Peer | null }

/**
 * Who is in a room and where. A connection speaks for one client id, the first that it names and that belongs to
 * nobody else; what it says of others (stock clients echo everybody) is ignored. Names are the server's.
 */
export class RoomPresence {
  readonly #spots = new Map<number, Spot>()
  readonly #ids = new Map<Peer, number>()
  readonly #changed = new Set<number>()
  readonly #colourOf: (owner: string) => number
  readonly #nowMs: () => number
  readonly #meters = new WeakMap<Peer, (amount: number) => boolean>()

  constructor(colourOf: (owner: string) => number, nowMs: () => number) {
    this.#colourOf = colourOf
    this.#nowMs = nowMs
  }

  /** Takes a message's entries; answers true when it was the peer's first word, so that it wants to know all. */
  receive(peer: Peer, entries: readonly AwarenessEntry[]): boolean {
    const before = this.#ids.get(peer)
    for (const entry of entries)
      if (this.#speaksFor(peer, entry.client) && this.#mayMove(peer)) this.#set(peer, entry)
    return before === undefined && this.#ids.has(peer)
  }

  leave(peer: Peer): void {
    const id = this.#ids.get(peer)
    this.#ids.delete(peer)
    const spot = id === undefined ? undefined : this.#spots.get(id)
    if (id === undefined || spot?.here?.peer !== peer) return
    spot.here = null
    this.#changed.add(id)
  }

  /** What changed since the last call, latest state only. */
  takeChanges(): readonly PresenceChange[] {
    if (this.#changed.size === 0) return []
    const ids = [...this.#changed]
    this.#changed.clear()
    return ids.flatMap(id => {
      const spot = this.#spots.get(id)
      return spot ? [{ entry: entryOf(id, spot), about: spot.here?.peer ?? null }] : []
    })
  }

  /** Everybody who is here, but the asker. */
  all(except: Peer): AwarenessEntry[] {
    return [...this.#spots]
      .filter(([, spot]) => spot.here !== null && spot.here.peer !== except)
      .map(([id, spot]) => entryOf(id, spot))
  }

  /** Ids of the entries in which carets stand. */
  caretEntries(): ReadonlySet<string> {
    const ids = [...this.#spots.values()].map(spot => spot.here?.fields.entry ?? null)
    return new Set(ids.filter(id => id !== null))
  }

  #speaksFor(peer: Peer, id: number): boolean {
    const own = this.#ids.get(peer)
    if (own !== undefined) return own === id
    const spot = this.#spots.get(id)
    return spot === undefined || spot.owner === peer.owner
  }

  /** Not asked for what a stock client repeats of others. */
  #mayMove(peer: Peer): boolean {
    const meter = this.#meters.get(peer) ?? createMeter(PRESENCES, this.#nowMs)
    this.#meters.set(peer, meter)
    return meter(1)
  }

  /** A link that is gone for its client can still bring what it said last, behind the first word on the new one. */
  #isReplaced(peer: Peer, { here }: Spot): boolean {
    return this.#ids.has(peer) && here !== null && here.peer !== peer
  }

  #set(peer: Peer, { client, clock, json }: AwarenessEntry): void {
    const parsed = parsePresence(json)
    if (parsed.kind === 'bad' || clock > MAX_CLOCK) return
    const spot = this.#spots.get(client) ?? { owner: peer.owner, clock: 0, here: null }
    if (this.#isReplaced(peer, spot)) return
    if (parsed.kind === 'left') {
      if (spot.here?.peer !== peer) return
      spot.here = null
    } else {
      const presence: Presence = {
        ...parsed.fields,
        user: { name: peer.name, colour: this.#colourOf(peer.owner) },
      }
      const state = JSON.stringify(presence)
      spot.here = { peer, fields: parsed.fields, json: state }
      this.#ids.set(peer, client)
    }
    spot.clock = Math.max(clock, spot.clock + 1)
    this.#spots.set(client, spot)
    this.#changed.add(client)
    if (this.#spots.size > REMEMBERED) this.#forgetOldest()
  }

  #forgetOldest(): void {
    for (const [id, spot] of this.#spots) {
      if (spot.here !== null) continue
      this.#spots.delete(id)
      return
    }
  }
}

function entryOf(client: number, { clock, here }: Spot): AwarenessEntry {
  return { client, clock, json: here?.json ?? 'null' }
}
