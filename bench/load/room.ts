import type { Server } from '../targets/server.ts'
import type { Place } from '../targets/target.ts'
import { Client, type ClientOptions } from './client.ts'
import { type Filling, fillingOf } from './document.ts'
import { Ledger } from './ledger.ts'
import { Typist } from './typist.ts'

/** Connections opened at once: below every server's listen backlog. */
const JOINING_AT_ONCE = 50
const FILLED_WITHIN_MS = 60_000
const POLL_MS = 10

export type RoomPlan = {
  readonly name: string
  readonly entries: number
  readonly typists: number
}

/** One document on a server and the load's connections to it; the first ones belong to the typists. */
export class Room {
  readonly place: Place
  readonly ledger: Ledger
  readonly clients: Client[] = []

  private constructor(place: Place, ledger: Ledger) {
    this.place = place
    this.ledger = ledger
  }

  static async open(server: Server, plan: RoomPlan): Promise<Room> {
    const filling = fillingFor(plan)
    const typists = filling.spots.map((spot, index) => new Typist(index, spot))
    return new Room(await server.open(plan.name), new Ledger(filling, typists))
  }

  /** Lets so many more clients in and waits until all are synced. */
  async join(count: number, options: (index: number) => ClientOptions = () => ({})): Promise<Client[]> {
    const joined: Client[] = []
    while (joined.length < count) {
      const batch = Math.min(JOINING_AT_ONCE, count - joined.length)
      const clients = Array.from({ length: batch }, (_, index) => {
        return Client.join(this.place, this.ledger, options(joined.length + index))
      })
      joined.push(...(await Promise.all(clients)))
    }
    this.clients.push(...joined)
    return joined
  }

  /** The first client writes the meeting's entries; waits until everybody in the room has them. */
  async fill(): Promise<void> {
    const [writer] = this.clients
    if (writer === undefined) throw new Error('nobody is in the room')
    writer.seen[0] = this.ledger.filling.clock
    writer.updates(this.ledger.filling.updates)
    await this.untilAllHaveAll(FILLED_WITHIN_MS)
  }

  /** The n-th typist presses a key on the n-th connection. */
  key(index: number): void {
    const typist = this.typist(index)
    this.client(index).update(typist.key(performance.now()))
    this.client(index).seen[index + 1] = typist.clock
  }

  /** As `key`, several at once. */
  keys(index: number, count: number): void {
    const typist = this.typist(index)
    const now = performance.now()
    this.client(index).updates(Array.from({ length: count }, () => typist.key(now)))
    this.client(index).seen[index + 1] = typist.clock
  }

  cursor(index: number): void {
    const typist = this.typist(index)
    this.client(index).awareness(typist.cursor())
    this.client(index).cursorsSeen[index + 1] = typist.cursorClock
  }

  /** Throws, saying what is missing, when it takes longer than that. */
  async untilAllHaveAll(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs
    while (!this.#complete()) {
      const isBroken = this.clients.some(client => client.endReason !== null)
      if (isBroken || performance.now() > deadline) throw new Error(this.#missing())
      await new Promise(resolve => setTimeout(resolve, POLL_MS))
    }
  }

  /** Keys that every connection has by now. */
  keysEverywhere(): number {
    const writers = this.ledger.typists.map((_, index) => index + 1)
    const least = (writer: number) => Math.min(...this.clients.map(client => client.seen[writer] ?? 0))
    return writers.reduce((sum, writer) => sum + least(writer), 0)
  }

  leave(): void {
    for (const client of this.clients) client.leave()
  }

  typist(index: number): Typist {
    const typist = this.ledger.typists[index]
    if (typist === undefined) throw new Error(`no typist ${index}`)
    return typist
  }

  client(index: number): Client {
    const client = this.clients[index]
    if (client === undefined) throw new Error(`no client ${index}`)
    return client
  }

  #complete(): boolean {
    return this.#lagging().length === 0
  }

  #lagging(): Client[] {
    const { expected, typists } = this.ledger
    const cursors = [0, ...typists.map(typist => typist.cursorClock)]
    return this.clients.filter(client => {
      client.settle()
      return (
        client.seen.some((clock, writer) => clock < (expected[writer] ?? 0)) ||
        client.cursorsSeen.some((clock, writer) => clock < (cursors[writer] ?? 0))
      )
    })
  }

  #missing(): string {
    const lagging = this.#lagging()
    const ended = this.clients.filter(client => client.endReason !== null)
    const [first] = lagging
    return (
      `${lagging.length} of ${this.clients.length} clients have not got everything, ${ended.length} are disconnected ` +
      `(${ended[0]?.endReason}); expected ${this.ledger.expected}, e.g. ${first?.seen} ${first?.cursorsSeen}`
    )
  }
}

const fillings = new Map<string, Filling>()

function fillingFor({ entries, typists }: RoomPlan): Filling {
  const key = `${entries}/${typists}`
  const filling = fillings.get(key) ?? fillingOf(entries, typists)
  fillings.set(key, filling)
  return filling
}
