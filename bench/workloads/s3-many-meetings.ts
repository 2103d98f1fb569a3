import { type Figures, percentile } from '../figures.ts'
import { typeAtPace } from '../load/pace.ts'
import { Room } from '../load/room.ts'
import { verify, verifyConnected } from '../load/verify.ts'
import type { Run, Workload } from './workload.ts'

const CLIENTS = 4
const KEYS_PER_SECOND = 5
const ENTRIES = 10
/** Until V8 has compiled what meetings need: they last hours. */
const WARM_UP_SECONDS = 10
const OPENED_AT_ONCE = 10
const ARRIVES_WITHIN_MS = 60_000

export const manyMeetings: Workload = {
  id: 'S3',
  title: '300 meetings of 4 clients, one of them typing 5 keys/s, 8 s after 10 s of the same',
  targets: ['relay', 'y-websocket', 'y-leveldb', 'hocuspocus-sqlite', 'yoroku'],
  rounds: 3,
  timeoutSeconds: 120,
  figures: [
    { name: 'cpu', label: 'server CPU s', digits: 2 },
    { name: 'p50', label: 'p50 ms', digits: 2 },
    { name: 'p99', label: 'p99 ms', digits: 1 },
  ],
  aims: [
    {
      text: 'CPU at most 1.4 of the relay',
      figure: 'cpu',
      against: { target: 'relay' },
      limit: 1.4,
      better: 'lower',
    },
  ],
  run: manyMeetingsRun,
}

async function manyMeetingsRun(run: Run): Promise<Figures> {
  const server = await run.startServer()
  const latencies: number[] = []
  const rooms: Room[] = []
  for (let meetings = run.quick ? 60 : 300; rooms.length < meetings; ) {
    const names = Array.from({ length: OPENED_AT_ONCE }, (_, index) => `s3-${rooms.length + index}`)
    rooms.push(
      ...(await Promise.all(
        names.map(async name => {
          const room = await Room.open(server, { name, entries: ENTRIES, typists: 1 })
          await room.join(CLIENTS, index => ({ latencies, recording: index === CLIENTS - 1 }))
          await room.fill()
          return room
        }),
      )),
    )
  }
  const type = (seconds: number, seed: number) =>
    typeAtPace({ hands: rooms.length, keysPerSecond: KEYS_PER_SECOND, seconds, seed }, hand =>
      rooms[hand]?.key(0),
    )
  await type(WARM_UP_SECONDS, run.round)
  latencies.length = 0
  const before = server.cpuSeconds()
  await type(run.quick ? 2 : 8, run.round + 1)
  for (const room of rooms) await room.untilAllHaveAll(ARRIVES_WITHIN_MS)
  const cpu = server.cpuSeconds() - before
  for (const room of rooms) await (server.target.keepsDocument ? verify(room) : verifyConnected(room))
  for (const room of rooms) room.leave()
  return { cpu, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}
