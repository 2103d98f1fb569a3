import fc from 'fast-check'
import * as Y from 'yjs'
import { createLog } from '../../server/log.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { docOf } from '../../server/store/snapshot.ts'
import type { Appended, Store } from '../../server/store/store.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { type Lease, RoomRegistry } from '../../server/sync/room-registry.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import {
  decodeMessage,
  encodeBarrier,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from '../../shared/sync/protocol.ts'
import { storedMeeting } from './describe-store.ts'
import { FakeClock } from './fake-clock.ts'

const MEETING = 'm'
const ACTS = ['edit', 'edit', 'barrier', 'up', 'up', 'down', 'down', 'drop', 'connect', 'corrupt'] as const
/** Frames that one 'up' or 'down' delivers at most. */
const BURST = 4
const EVENTS = ['commit', 'commit', 'fail', 'time', 'die'] as const

type ClientStep = { readonly act: (typeof ACTS)[number]; readonly client: number }
/** One thing that happens, as plain data: to a client, or to the server and its disk. */
export type SimStep = ClientStep | { readonly act: (typeof EVENTS)[number] }

export function arbitrarySteps(clients: number): fc.Arbitrary<SimStep[]> {
  const client = fc.nat(clients - 1)
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ act: fc.constantFrom(...ACTS), client }) },
      { weight: 1, arbitrary: fc.record({ act: fc.constantFrom(...EVENTS) }) },
    ),
    { minLength: 20, maxLength: 120, size: 'max' },
  )
}

/** A disk that commits when told to. What is not committed dies with the server. A lying one answers before. */
class SimDisk {
  readonly store: Store
  readonly #inner = createMemoryStore()
  readonly #isLying: boolean
  #waiting: { readonly added: Appended; readonly settle: (outcome: 'done' | 'failed') => void }[] = []

  constructor(isLying: boolean) {
    this.#isLying = isLying
    this.store = { ...this.#inner, append: (_, added) => this.#append(added) }
  }

  async commit(): Promise<void> {
    for (const { added, settle } of this.#waiting.splice(0)) {
      await this.#inner.append(MEETING, added)
      settle('done')
    }
  }

  fail(): void {
    for (const { settle } of this.#waiting.splice(0)) settle('failed')
  }

  die(): void {
    this.#waiting = []
  }

  async stored(): Promise<Set<string>> {
    const doc = docOf((await this.#inner.load(MEETING)).updates)
    return new Set(readEntries(doc).map(entry => entry.id))
  }

  #append(added: Appended): Promise<number> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: 'done' | 'failed') =>
        outcome === 'done' ? resolve(0) : reject(new Error('disk full'))
      this.#waiting.push({ added, settle: this.#isLying ? () => {} : settle })
      if (this.#isLying) resolve(0)
    })
  }
}

type Link = {
  readonly lease: Lease
  readonly peer: Peer
  readonly up: Uint8Array[]
  readonly down: Uint8Array[]
  hasAnswered: boolean
}

/** A client as y-websocket is one: its document, and a link that may be cut at any time. */
class SimClient {
  readonly doc = new Y.Doc()
  readonly own = new Set<string>()
  readonly acknowledged = new Set<string>()
  link: Link | null = null
  readonly #name: string
  readonly #asked: string[][] = []

  constructor(n: number) {
    this.#name = `c${n}`
    this.doc.clientID = n + 1
    this.doc.on('update', (update, origin) => {
      if (origin !== this) this.link?.up.push(encodeUpdate(update))
    })
  }

  async connect(registry: RoomRegistry): Promise<void> {
    if (this.link) return
    const lease = await registry.acquire(MEETING)
    const down: Uint8Array[] = []
    const peer: Peer = {
      role: 'edit',
      owner: this.#name,
      name: this.#name,
      send: frame => down.push(frame),
      sendPacket: packet => down.push(...packet.messages),
      close: () => this.drop(),
    }
    this.link = { lease, peer, down, up: [encodeStep1(Y.encodeStateVector(this.doc))], hasAnswered: false }
    lease.room.join(peer)
  }

  drop(): void {
    const { link } = this
    this.link = null
    link?.lease.room.leave(link.peer)
    link?.lease.release()
  }

  edit(): void {
    const id = `${this.#name}-${this.own.size}`
    this.own.add(id)
    appendEntry(this.doc, { id, recorder: '', at: '', text: id })
  }

  barrier(): void {
    if (!this.link?.hasAnswered) return
    this.#asked.push([...this.own])
    this.link.up.push(encodeBarrier(this.#asked.length - 1))
  }

  /** Delivers one frame to the server. */
  up(): void {
    const frame = this.link?.up.shift()
    if (frame) this.link?.lease.room.receive(this.link.peer, frame)
  }

  /** A frame with a flipped bit: what the wire never does, but an attacker may. */
  corrupt(): void {
    const frame = this.link?.up.shift()
    if (!frame) return
    const at = this.own.size % frame.length
    const flipped = frame.with(at, (frame[at] ?? 0) ^ 1)
    if (decodeMessage(flipped).kind === 'malformed') this.link?.lease.room.receive(this.link.peer, flipped)
    else this.link?.up.unshift(frame)
  }

  /** Takes one frame from the server. */
  down(): void {
    const frame = this.link?.down.shift()
    if (frame === undefined || this.link === null) return
    const message = decodeMessage(frame)
    if (message.kind === 'update') Y.applyUpdate(this.doc, message.update, this)
    if (message.kind === 'barrier') for (const id of this.#asked[message.n] ?? []) this.acknowledged.add(id)
    if (message.kind !== 'step1') return
    this.link.up.push(encodeStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
    this.link.hasAnswered = true
  }
}

/** Clients, a server that may die at any time, and a disk, moved step by step. */
export class Simulation {
  readonly clients: readonly SimClient[]
  readonly disk: SimDisk
  readonly #clock = new FakeClock()
  #registry: RoomRegistry

  private constructor(clients: number, disk: SimDisk) {
    this.clients = Array.from({ length: clients }, (_, n) => new SimClient(n))
    this.disk = disk
    this.#registry = this.#newRegistry()
  }

  static async create(clients: number, isLying = false): Promise<Simulation> {
    const disk = new SimDisk(isLying)
    const empty = new Y.Doc()
    await disk.store.createMeeting({
      ...storedMeeting(MEETING),
      update: Y.encodeStateAsUpdate(empty),
      clients: [],
    })
    const simulation = new Simulation(clients, disk)
    for (const client of simulation.clients) await client.connect(simulation.#registry)
    return simulation
  }

  async step(step: SimStep): Promise<void> {
    if ('client' in step) await this.#act(step)
    else await this.#event(step.act)
    this.#clock.turn()
    await promisesSettled()
  }

  /** Everybody connected, everything delivered and committed. */
  async settle(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      for (const client of this.clients) {
        await client.connect(this.#registry)
        for (let n = 0; n < 300; n++) {
          client.up()
          client.down()
        }
      }
      this.#clock.advance(5_000)
      await promisesSettled()
      await this.disk.commit()
      await promisesSettled()
    }
  }

  /** What the promise is broken for: acknowledged, or shown to another, and yet not on disk. */
  async lost(): Promise<string[]> {
    const stored = await this.disk.stored()
    return this.clients.flatMap(client => {
      const seen = readEntries(client.doc).map(entry => entry.id)
      const foreign = seen.filter(id => !client.own.has(id))
      return [...client.acknowledged, ...foreign].filter(id => !stored.has(id))
    })
  }

  async #act({ act, client: n }: ClientStep): Promise<void> {
    const client = this.clients[n]
    if (act === 'connect') await client?.connect(this.#registry)
    else if (act === 'up' || act === 'down') for (let n = 0; n < BURST; n++) client?.[act]()
    else client?.[act]()
  }

  async #event(act: (typeof EVENTS)[number]): Promise<void> {
    if (act === 'commit') await this.disk.commit()
    else if (act === 'fail') this.disk.fail()
    else if (act === 'time') this.#clock.advance(100)
    else {
      this.disk.die()
      for (const client of this.clients) client.link = null
      this.#registry = this.#newRegistry()
    }
  }

  #newRegistry(): RoomRegistry {
    return new RoomRegistry({ store: this.disk.store, clock: this.#clock, log: createLog('silent') })
  }
}

/** Lets every promise that is settled run its continuations. */
function promisesSettled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
