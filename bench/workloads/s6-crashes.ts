import { setTimeout as sleep } from 'node:timers/promises'
import type { Figures } from '../figures.ts'
import { typeAtPace } from '../load/pace.ts'
import { random } from '../load/random.ts'
import { Room } from '../load/room.ts'
import type { Server } from '../targets/server.ts'
import type { Run, Workload } from './workload.ts'

const WATCHERS = 2
const ENTRIES = 20
/** Killed at a moment in between. */
const SHORTEST_SECONDS = 1
const LONGEST_SECONDS = 3
/** For what the peers load after the first, empty answer to a fresh client. */
const LOADED_WITHIN_MS = 2000

export const crashesAt50: Workload = crashes('S6-50', { typists: 5, keysPerSecond: 10, kills: 4 })
export const crashesAt500: Workload = crashes('S6-500', { typists: 5, keysPerSecond: 100, kills: 4 })
export const crashesAt2000: Workload = crashes('S6-2000', { typists: 10, keysPerSecond: 200, kills: 4 })

type Plan = { readonly typists: number; readonly keysPerSecond: number; readonly kills: number }

function crashes(id: string, plan: Plan): Workload {
  const rate = plan.typists * plan.keysPerSecond
  return {
    id,
    title: `kill -9 while ${rate.toLocaleString('en')} keys/s are typed: keystrokes that others had been shown and that are gone after the restart`,
    targets: ['y-leveldb', 'hocuspocus-sqlite', 'yoroku'],
    rounds: 1,
    timeoutSeconds: 120,
    figures: [
      { name: 'lost', label: 'lost', digits: 0 },
      { name: 'shown', label: 'shown', digits: 0 },
      { name: 'kills', label: 'kills', digits: 0 },
    ],
    aims: [
      { text: 'none lost', figure: 'lost', against: 'value', limit: 0, better: 'lower', worstCounts: true },
    ],
    run: run => crashRun(run, plan),
  }
}

async function crashRun(run: Run, plan: Plan): Promise<Figures> {
  const server = await run.startServer()
  const draw = random(run.round + plan.keysPerSecond)
  const kills = run.quick ? 1 : plan.kills
  let shown = 0
  let lost = 0
  for (let kill = 0; kill < kills; kill++) {
    const seconds = SHORTEST_SECONDS + draw() * (LONGEST_SECONDS - SHORTEST_SECONDS)
    const { room, shownClocks } = await typeUntilKilled(server, plan, { kill, seconds })
    await server.run()
    const storedClocks = await clocksOfFreshClient(room)
    shown += shownClocks.reduce((sum, clock) => sum + clock, 0)
    lost += shownClocks.reduce(
      (sum, clock, writer) => sum + Math.max(0, clock - (storedClocks[writer] ?? 0)),
      0,
    )
  }
  return { lost, shown, kills }
}

/** The clocks, by typist, that any other client had received when the connections broke. */
async function typeUntilKilled(
  server: Server,
  plan: Plan,
  { kill, seconds }: { kill: number; seconds: number },
): Promise<{ room: Room; shownClocks: number[] }> {
  const room = await Room.open(server, { name: `s6-${kill}`, entries: ENTRIES, typists: plan.typists })
  const clients = await room.join(plan.typists + WATCHERS)
  await room.fill()
  const typing = new AbortController()
  const typed = typeAtPace(
    {
      hands: plan.typists,
      keysPerSecond: plan.keysPerSecond,
      seconds: LONGEST_SECONDS,
      seed: kill,
      signal: typing.signal,
    },
    hand => room.key(hand),
  )
  await sleep(seconds * 1000)
  await server.stop('SIGKILL')
  typing.abort()
  await typed
  await Promise.all(clients.map(client => client.ended))
  const watchers = clients.slice(plan.typists)
  const shownClocks = room.ledger.typists.map((_, index) =>
    Math.max(...watchers.map(watcher => watcher.seen[index + 1] ?? 0)),
  )
  return { room, shownClocks }
}

async function clocksOfFreshClient(room: Room): Promise<number[]> {
  const [fresh] = await room.join(1)
  await sleep(LOADED_WITHIN_MS)
  fresh?.leave()
  return fresh?.seen.slice(1) ?? []
}
