import { type Figures, percentile } from '../figures.ts'
import { typeAtPace } from '../load/pace.ts'
import { Room } from '../load/room.ts'
import { verify, verifyConnected } from '../load/verify.ts'
import type { Run, Workload } from './workload.ts'

const TYPISTS = 5
const KEYS_PER_SECOND = 10
/** Until V8 has compiled what a meeting needs: it lasts hours. */
const WARM_UP_SECONDS = 5
const ENTRIES = 20
const RECORDING = 2
const ARRIVES_WITHIN_MS = 60_000

const figures = [
  { name: 'cpu', label: 'server CPU s', digits: 2 },
  { name: 'p50', label: 'p50 ms', digits: 2 },
  { name: 'p99', label: 'p99 ms', digits: 1 },
] as const

export const oneMeeting: Workload = {
  id: 'S1',
  title: 'One meeting, 500 clients, 5 of them typing 10 keys/s, 8 s after 5 s of the same',
  targets: ['relay', 'y-websocket', 'hocuspocus', 'yoroku'],
  rounds: 3,
  timeoutSeconds: 90,
  figures,
  aims: [
    {
      text: 'CPU at most that of the relay',
      figure: 'cpu',
      against: { target: 'relay' },
      limit: 1,
      better: 'lower',
    },
    {
      text: 'p99 no worse than the relay’s',
      figure: 'p99',
      against: { target: 'relay' },
      limit: 1,
      better: 'lower',
    },
  ],
  run: run => oneMeetingRun(run, { clients: run.quick ? 100 : 500, cursors: false }),
}

export const oneMeetingWithCursors: Workload = {
  id: 'S1-cursors',
  title:
    'One meeting, 200 clients, 5 of them typing 10 keys/s with a cursor update per key, 8 s after 5 s of the same',
  targets: ['y-websocket', 'hocuspocus', 'yoroku'],
  rounds: 3,
  timeoutSeconds: 90,
  figures,
  aims: [
    {
      text: 'CPU at most 0.6 of y-websocket',
      figure: 'cpu',
      against: { target: 'y-websocket' },
      limit: 0.6,
      better: 'lower',
    },
  ],
  run: run => oneMeetingRun(run, { clients: run.quick ? 50 : 200, cursors: true }),
}

type Plan = { readonly clients: number; readonly cursors: boolean }

async function oneMeetingRun(run: Run, { clients, cursors }: Plan): Promise<Figures> {
  const server = await run.startServer()
  const room = await Room.open(server, { name: 's1', entries: ENTRIES, typists: TYPISTS })
  const latencies: number[] = []
  await room.join(clients, index => ({ latencies, recording: index >= clients - RECORDING }))
  await room.fill()
  const type = (seconds: number, seed: number) =>
    typeAtPace({ hands: TYPISTS, keysPerSecond: KEYS_PER_SECOND, seconds, seed }, hand => {
      room.key(hand)
      if (cursors) room.cursor(hand)
    })
  await type(WARM_UP_SECONDS, run.round)
  await room.untilAllHaveAll(ARRIVES_WITHIN_MS)
  latencies.length = 0
  const before = server.cpuSeconds()
  await type(run.quick ? 2 : 8, run.round + 1)
  await room.untilAllHaveAll(ARRIVES_WITHIN_MS)
  const cpu = server.cpuSeconds() - before
  await (server.target.keepsDocument ? verify(room) : verifyConnected(room))
  room.leave()
  return { cpu, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}
