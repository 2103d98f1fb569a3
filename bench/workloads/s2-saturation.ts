import { setTimeout as sleep } from 'node:timers/promises'
import type { Figures } from '../figures.ts'
import { Room } from '../load/room.ts'
import { verify, verifyConnected } from '../load/verify.ts'
import type { Run, Workload } from './workload.ts'

const WRITERS = 10
const KEYS_IN_FLIGHT = 50
const ENTRIES = 20
const WARM_UP_SECONDS = 1

export const saturation: Workload = {
  id: 'S2',
  title: 'Saturation: 100 clients, 10 writers with 50 keys in flight each, 4 s',
  targets: ['relay', 'y-websocket', 'hocuspocus', 'yoroku'],
  rounds: 3,
  timeoutSeconds: 120,
  figures: [
    { name: 'perCpuSecond', label: 'updates per server CPU s', digits: 0 },
    { name: 'perSecond', label: 'updates per s', digits: 0 },
    { name: 'cpuShare', label: 'server’s share of its core', digits: 2 },
  ],
  aims: [
    {
      text: 'at least 5 times Hocuspocus’ updates per CPU second',
      figure: 'perCpuSecond',
      against: { target: 'hocuspocus' },
      limit: 5,
      better: 'higher',
    },
  ],
  run: saturationRun,
}

async function saturationRun(run: Run): Promise<Figures> {
  const server = await run.startServer()
  const room = await Room.open(server, { name: 's2', entries: ENTRIES, typists: WRITERS })
  const clients = run.quick ? 40 : 100
  await room.join(clients, index => ({ recording: index === clients - 1 }))
  await room.fill()
  const pump = startPump(room)
  await sleep(WARM_UP_SECONDS * 1000)
  const before = { cpu: server.cpuSeconds(), keys: room.keysEverywhere(), ms: performance.now() }
  await sleep(run.quick ? 1500 : 4000)
  const keys = room.keysEverywhere() - before.keys
  const cpu = server.cpuSeconds() - before.cpu
  const seconds = (performance.now() - before.ms) / 1000
  await pump.stop()
  await (server.target.keepsDocument ? verify(room) : verifyConnected(room))
  room.leave()
  return { perCpuSecond: keys / cpu, perSecond: keys / seconds, cpuShare: cpu / seconds }
}

/** Keeps every writer's keys in flight: a key is no longer in flight once the last client of the room has it. */
function startPump(room: Room): { stop: () => Promise<void> } {
  const observer = room.client(room.clients.length - 1)
  let running = true
  const turn = async () => {
    while (running) {
      for (let writer = 0; writer < WRITERS; writer++) {
        const inFlight = room.typist(writer).clock - (observer.seen[writer + 1] ?? 0)
        if (inFlight < KEYS_IN_FLIGHT) room.keys(writer, KEYS_IN_FLIGHT - inFlight)
      }
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  const stopped = turn()
  return {
    stop: () => {
      running = false
      return stopped
    },
  }
}
