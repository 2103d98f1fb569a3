import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Figures } from '../figures.ts'
import { Client } from '../load/client.ts'
import { typeAtPace } from '../load/pace.ts'
import { Room } from '../load/room.ts'
import { verify } from '../load/verify.ts'
import type { Run, Workload } from './workload.ts'

/** Twice as fast as elsewhere: a herd may be over in a quarter of a second, and its worst key must show. */
const KEYS_PER_SECOND = 20
const OBSERVERS = 3
/** Opening a connection costs the load a third of a millisecond, in which it reads no key. */
const OPENED_AT_ONCE = 10
const SETTLE_MS = 1500
const LONGEST_HERD_SECONDS = 60
const TYPING_AFTERWARDS_MS = 500

export const herd: Workload = {
  id: 'S4',
  title: '200 clients join a 10,000-entry meeting at once while somebody types',
  targets: ['y-websocket', 'hocuspocus', 'yoroku'],
  rounds: 3,
  timeoutSeconds: 180,
  figures: [
    { name: 'cpu', label: 'server CPU s', digits: 2 },
    { name: 'last', label: 'last client s', digits: 2 },
    { name: 'worstKey', label: 'worst key ms', digits: 0 },
  ],
  aims: [
    {
      text: 'CPU at most 1/15 of the best peer',
      figure: 'cpu',
      against: 'best peer',
      limit: 1 / 15,
      better: 'lower',
    },
    { text: 'last client under 0.7 s', figure: 'last', against: 'value', limit: 0.7, better: 'lower' },
    {
      text: 'the typist’s worst key under 60 ms',
      figure: 'worstKey',
      against: 'value',
      limit: 60,
      better: 'lower',
    },
  ],
  run: herdRun,
}

async function herdRun(run: Run): Promise<Figures> {
  const server = await run.startServer()
  const room = await Room.open(server, { name: 's4', entries: run.quick ? 2000 : 10_000, typists: 1 })
  const latencies: number[] = []
  await room.join(1 + OBSERVERS, index => ({ recording: index === 1, ...(index > 0 ? { latencies } : {}) }))
  await room.fill()
  await sleep(SETTLE_MS)
  const typing = new AbortController()
  const pace = { hands: 1, keysPerSecond: KEYS_PER_SECOND, seconds: LONGEST_HERD_SECONDS, seed: run.round }
  const typed = typeAtPace({ ...pace, signal: typing.signal }, () => room.key(0))
  await sleep(SETTLE_MS)
  latencies.length = 0
  const figures = await joinAtOnce(server, room, run.quick ? 20 : 200)
  await sleep(TYPING_AFTERWARDS_MS)
  typing.abort()
  await typed
  await verify(room)
  room.leave()
  return { ...figures, worstKey: Math.max(...latencies) }
}

async function joinAtOnce(
  server: { cpuSeconds: () => number },
  room: Room,
  count: number,
): Promise<{ cpu: number; last: number }> {
  const before = { cpu: server.cpuSeconds(), ms: performance.now() }
  const herd: Client[] = []
  while (herd.length < count) {
    herd.push(new Client(room.place, room.ledger, { recording: herd.length === count - 1 }))
    if (herd.length % OPENED_AT_ONCE === 0) await nextTurn()
  }
  room.clients.push(...herd)
  const filledMs = await Promise.all(herd.map(client => client.filled))
  return { cpu: server.cpuSeconds() - before.cpu, last: (Math.max(...filledMs) - before.ms) / 1000 }
}
