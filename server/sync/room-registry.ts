import { causeOf } from '../log.ts'
import { Awake } from './awake.ts'
import { loadRoom, type RoomSurroundings } from './load-room.ts'
import type { Room } from './room.ts'

/** A room that nobody uses stays loaded for this long: a reload of the page finds it warm. */
const LINGER_MS = 30_000
/** Between so many rooms that are looked at, those who type in others have their turn. */
const CAUGHT_UP_AT_ONCE = 10

/** A meeting on its way through memory. A use while it is closing waits and loads it anew. */
type Slot =
  | { readonly kind: 'loading'; readonly loaded: Promise<Room> }
  | {
      readonly kind: 'open'
      readonly room: Room
      users: number
      /** Calls off its unloading, which began when nobody used it. */
      stay: () => void
    }
  | { readonly kind: 'closing'; readonly closed: Promise<void> }

/** A room in use: it stays loaded until `release`, which may be called once. */
export type Lease = { readonly room: Room; readonly release: () => void }

/** Somebody who makes something of a room's content: when asked, and once more before the room is unloaded. */
export type RoomWatch = { readonly catchUp: () => Promise<void>; readonly finish: () => Promise<void> }

/** Told of every room that is loaded, before its first use. */
export type RoomObserver = (room: Room) => RoomWatch

const UNWATCHED: RoomWatch = { catchUp: async () => {}, finish: async () => {} }

/** All meetings that are in memory, each at most once. */
export class RoomRegistry {
  readonly #around: RoomSurroundings
  readonly #observe: RoomObserver
  readonly #slots = new Map<string, Slot>()
  readonly #watches = new Map<Room, RoomWatch>()
  readonly #awake: Awake

  constructor(around: RoomSurroundings, observe: RoomObserver = () => UNWATCHED) {
    this.#around = around
    this.#awake = new Awake(around.clock)
    this.#observe = observe
  }

  /** Rejects when the store cannot give the meeting. The meeting must exist. */
  async acquire(meeting: string): Promise<Lease> {
    for (;;) {
      const slot = this.#slots.get(meeting) ?? this.#load(meeting)
      if (slot.kind === 'open') return this.#lease(meeting, slot)
      if (slot.kind === 'loading') await slot.loaded
      else await slot.closed
    }
  }

  /** The rooms that are loaded now. */
  rooms(): Room[] {
    return [...this.#slots.values()].flatMap(slot => (slot.kind === 'open' ? [slot.room] : []))
  }

  /** Has those who watch the rooms catch up with them. */
  async catchUp(): Promise<void> {
    const watches = [...this.#watches.values()]
    while (watches.length > 0)
      await Promise.all(watches.splice(0, CAUGHT_UP_AT_ONCE).map(watch => watch.catchUp()))
  }

  /** Sends everybody out of a meeting's room and forgets it, once its edits are on disk. */
  async evict(meeting: string, code: number, reason: string): Promise<void> {
    const slot = this.#slots.get(meeting)
    if (slot?.kind === 'loading') await slot.loaded.catch(() => {})
    const loaded = this.#slots.get(meeting)
    if (loaded?.kind === 'open') await this.#close(meeting, loaded, code, reason)
    else if (loaded?.kind === 'closing') await loaded.closed
  }

  /** Sends everybody away, with all edits on disk. */
  async close(code: number, reason: string): Promise<void> {
    await Promise.all([...this.#slots.keys()].map(meeting => this.evict(meeting, code, reason)))
  }

  #load(meeting: string): Slot {
    let slot: Slot
    const loaded = loadRoom(meeting, this.#around, this.#awake, () => this.#forget(meeting, slot))
    const loading: Slot = { kind: 'loading', loaded }
    const put = (next: Slot) => {
      slot = next
      this.#slots.set(meeting, next)
    }
    put(loading)
    loaded.then(
      room => {
        this.#watches.set(room, this.#observe(room))
        room.onClose(() => this.#watches.delete(room))
        put({ kind: 'open', room, users: 0, stay: () => {} })
      },
      () => this.#forget(meeting, loading),
    )
    return loading
  }

  /** Whatever stands in a slot's place by now is somebody else's. */
  #forget(meeting: string, slot: Slot): void {
    if (this.#slots.get(meeting) === slot) this.#slots.delete(meeting)
  }

  #lease(meeting: string, slot: Slot & { kind: 'open' }): Lease {
    slot.stay()
    slot.users++
    return {
      room: slot.room,
      release: () => {
        slot.users--
        if (slot.users === 0) this.#lingerThenClose(meeting, slot)
      },
    }
  }

  #lingerThenClose(meeting: string, slot: Slot & { kind: 'open' }): void {
    slot.stay = this.#around.clock.after(LINGER_MS, () => {
      if (this.#slots.get(meeting) !== slot) return
      void this.#close(meeting, slot, 1001, 'nobody here')
    })
  }

  #close(meeting: string, slot: Slot & { kind: 'open' }, code: number, reason: string): Promise<void> {
    const closed = this.#unloaded(slot.room)
      .catch((error: unknown) =>
        this.#around.log.error('room not unloaded cleanly', { meeting, cause: causeOf(error) }),
      )
      .then(() => {
        slot.room.close(code, reason)
        this.#forget(meeting, closing)
      })
    const closing: Slot = { kind: 'closing', closed }
    this.#slots.set(meeting, closing)
    return closed
  }

  async #unloaded(room: Room): Promise<void> {
    await room.settled()
    await this.#watches.get(room)?.finish()
  }
}
