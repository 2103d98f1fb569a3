import { setTimeout as sleep } from 'node:timers/promises'
import type { Figures } from '../figures.ts'
import { Room } from '../load/room.ts'
import { freePort } from '../targets/free-port.ts'
import { GarbageCollector } from '../targets/garbage-collector.ts'
import type { Server } from '../targets/server.ts'
import type { Run, Workload } from './workload.ts'

/** Below the 600 editors that our server lets into one meeting. */
const CROWDED_MEETINGS = 4
const WARM_UP_CLIENTS = 25
const MEETING_ENTRIES = 300
const OPENED_AT_ONCE = 10
/** Ours puts a document to rest 3 s after its last use. */
const IDLE_MS = 5000

export const memory: Workload = {
  id: 'S5',
  title:
    'Memory when idle, after a forced garbage collection: 1,000 connections; 300-entry meetings with one quiet client each',
  targets: ['relay', 'y-websocket', 'hocuspocus', 'yoroku'],
  rounds: 2,
  timeoutSeconds: 180,
  figures: [
    { name: 'connectionsMb', label: 'MB per 1,000 connections', digits: 1 },
    { name: 'meetingKb', label: 'kB per meeting', digits: 0 },
  ],
  aims: [
    {
      text: 'at most 20 MB per 1,000 connections',
      figure: 'connectionsMb',
      against: 'value',
      limit: 20,
      better: 'lower',
    },
    {
      text: 'an idle 300-entry meeting under 150 kB',
      figure: 'meetingKb',
      against: 'value',
      limit: 150,
      better: 'lower',
    },
  ],
  run: memoryRun,
}

async function memoryRun(run: Run): Promise<Figures> {
  const port = await freePort()
  const server = await run.startServer([`--inspect=127.0.0.1:${port}`])
  const collector = await GarbageCollector.attach(port)
  const idleBytes = async () => {
    await sleep(IDLE_MS)
    await collector.collect()
    return server.residentBytes()
  }
  const connectionsMb = await connectionBytes(server, idleBytes, run.quick ? 200 : 1000)
  const meetingKb = server.target.keepsDocument
    ? await meetingBytes(server, idleBytes, run.quick ? 100 : 200)
    : Number.NaN
  collector.detach()
  return { connectionsMb: (connectionsMb * 1000) / 1e6, meetingKb: meetingKb / 1e3 }
}

/** Resident bytes that one more connection costs. */
async function connectionBytes(
  server: Server,
  idleBytes: () => Promise<number>,
  count: number,
): Promise<number> {
  const rooms: Room[] = []
  for (let index = 0; index < CROWDED_MEETINGS; index++) {
    const room = await Room.open(server, { name: `crowd-${index}`, entries: 10, typists: 1 })
    await room.join(WARM_UP_CLIENTS)
    await room.fill()
    rooms.push(room)
  }
  const before = await idleBytes()
  for (const room of rooms) await room.join(count / CROWDED_MEETINGS)
  const after = await idleBytes()
  for (const room of rooms) room.leave()
  return (after - before) / count
}

/** Resident bytes that one more meeting costs, its one connection included. */
async function meetingBytes(
  server: Server,
  idleBytes: () => Promise<number>,
  count: number,
): Promise<number> {
  const warmUp = await openMeetings(server, 'warm', Math.ceil(count / 2))
  const before = await idleBytes()
  const rooms = await openMeetings(server, 'idle', count)
  const after = await idleBytes()
  for (const room of [...warmUp, ...rooms]) room.leave()
  return (after - before) / count
}

async function openMeetings(server: Server, prefix: string, count: number): Promise<Room[]> {
  const rooms: Room[] = []
  while (rooms.length < count) {
    const names = Array.from({ length: OPENED_AT_ONCE }, (_, index) => `${prefix}-${rooms.length + index}`)
    rooms.push(...(await Promise.all(names.map(name => openMeeting(server, name)))))
  }
  return rooms
}

/** A client writes the entries, another one sees them; the second one stays. */
async function openMeeting(server: Server, name: string): Promise<Room> {
  const room = await Room.open(server, { name, entries: MEETING_ENTRIES, typists: 1 })
  const [writer] = await room.join(2)
  await room.fill()
  writer?.leave()
  return room
}
