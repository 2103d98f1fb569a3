import { setTimeout as sleep } from 'node:timers/promises'
import { type Figures, median } from '../figures.ts'
import { Client } from '../load/client.ts'
import { Room } from '../load/room.ts'
import { verify } from '../load/verify.ts'
import type { Server } from '../targets/server.ts'
import type { Run, Workload } from './workload.ts'

/** Process times come in steps of 10 ms: the sum over several meetings is measured. */
const MEETINGS = 5
/** y-leveldb stores after the broadcast, in a queue that is not announced. */
const STORED_WITHIN_MS = 4000
const QUIET_MS = 1000
const AFTERWORK_MS = 300

export const coldOpen: Workload = {
  id: 'S4-cold',
  title: 'After a restart: the first client opens a 10,000-entry meeting',
  targets: ['y-leveldb', 'hocuspocus-sqlite', 'yoroku'],
  rounds: 3,
  timeoutSeconds: 120,
  figures: [
    { name: 'cpu', label: 'server CPU s per meeting', digits: 3 },
    { name: 'first', label: 'first client s', digits: 3 },
  ],
  aims: [
    {
      text: 'CPU a tenth of the best peer',
      figure: 'cpu',
      against: 'best peer',
      limit: 0.1,
      better: 'lower',
    },
  ],
  run: coldOpenRun,
}

async function coldOpenRun(run: Run): Promise<Figures> {
  const server = await run.startServer()
  const rooms = await writeMeetings(server, run.quick ? 2000 : 10_000)
  await sleep(STORED_WITHIN_MS)
  await server.stop()
  await server.run()
  await sleep(QUIET_MS)
  const before = server.cpuSeconds()
  const seconds: number[] = []
  for (const room of rooms) {
    const startMs = performance.now()
    const client = new Client(room.place, room.ledger, { recording: true })
    room.clients.push(client)
    seconds.push(((await client.filled) - startMs) / 1000)
    await sleep(AFTERWORK_MS)
  }
  const cpu = (server.cpuSeconds() - before) / rooms.length
  for (const room of rooms) await verify(room)
  for (const room of rooms) room.leave()
  return { cpu, first: median(seconds) }
}

/** Leaves them stored, with nobody in them. */
async function writeMeetings(server: Server, entries: number): Promise<Room[]> {
  const rooms: Room[] = []
  for (let index = 0; index < MEETINGS; index++) {
    const room = await Room.open(server, { name: `cold-${index}`, entries, typists: 1 })
    await room.join(2)
    await room.fill()
    room.leave()
    room.clients.length = 0
    rooms.push(room)
  }
  return rooms
}
