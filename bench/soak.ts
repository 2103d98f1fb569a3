/**
 * `npm run soak -- <minutes>`: a real server under meetings that come and go (recorders typing and reconnecting,
 * viewers on the outline stream), its memory sampled. Ends by itself; exit code 1 if memory climbs, if a room stays
 * loaded, or if an acknowledged entry is missing.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { MeetingCreated } from '../shared/api.ts'
import { ServerProcess } from '../test/support/server-process.ts'
import { TypingClient } from '../test/support/typing-client.ts'

const MEETINGS_AT_ONCE = 3
const EDITORS = 4
const VIEWERS = 2
const TYPE_EVERY_MS = 250
const MEETING_MS = 15_000
const RECONNECT_EVERY_MS = 4_000
const SAMPLE_EVERY_MS = 2_000
/** A room is unloaded half a minute after its last user. */
const UNLOADED_WITHIN_MS = 45_000
/** The first part of a run, in which caches fill and code is compiled, says nothing about growth. */
const WARM_UP = 0.4
/** Generous: a leak of one meeting's document would show many times this. */
const MAX_MB_PER_MINUTE = 5
const MB = 1024 * 1024

type Sample = { readonly atMs: number; readonly rss: number; readonly heap: number; readonly rooms: number }

const minutes = Number(process.argv[2] ?? 10)
if (!(minutes > 0)) throw new Error('say for how many minutes: npm run soak -- 10')
const server = await ServerProcess.start()
const startedMs = performance.now()
const endMs = startedMs + minutes * 60_000
const samples: Sample[] = []
let meetings = 0
let missing = 0
let entries = 0

try {
  const sampling = sampleUntilEnd()
  await Promise.all(Array.from({ length: MEETINGS_AT_ONCE }, () => meetingsUntilEnd()))
  await sampling
  const rooms = await roomsAfterRest()
  report(rooms)
} finally {
  await server.close()
}

async function meetingsUntilEnd(): Promise<void> {
  while (performance.now() < endMs) {
    const name = `soak ${meetings++}`
    await oneMeeting(await server.createMeeting({ title: name }))
  }
}

async function oneMeeting({ id, tokens }: MeetingCreated): Promise<void> {
  const over = new AbortController()
  const viewers = Array.from({ length: VIEWERS }, () => watch(id, tokens.view, over.signal))
  const editors = Array.from({ length: EDITORS }, (_, n) => new TypingClient(`e${n}`))
  await Promise.all(editors.map((editor, n) => typing(editor, id, tokens.edit, n)))
  over.abort()
  await Promise.all(viewers)
  const reader = new TypingClient('reader')
  await reader.connect(server.syncUrl(id), bearer(tokens.edit))
  const stored = reader.ids()
  reader.drop()
  const typed = editors.flatMap(editor => [...editor.acknowledged])
  missing += typed.filter(each => stored.filter(other => other === each).length !== 1).length
  entries += typed.length
}

async function typing(editor: TypingClient, id: string, token: string, n: number): Promise<void> {
  const untilMs = performance.now() + MEETING_MS
  let reconnectMs = 0
  while (performance.now() < untilMs) {
    if (performance.now() > reconnectMs) {
      editor.drop()
      await editor.connect(server.syncUrl(id), bearer(token))
      reconnectMs = performance.now() + RECONNECT_EVERY_MS + 500 * n
    }
    editor.typeOne(() => {})
    await wait(TYPE_EVERY_MS)
  }
  await editor.saved()
  editor.drop()
}

/** Reads the outline stream as a room's screen does, until the meeting is over. */
async function watch(id: string, token: string, over: AbortSignal): Promise<void> {
  const url = `${server.url}/api/meetings/${id}/outline/stream`
  const response = await fetch(url, { headers: bearer(token), signal: over })
  try {
    for await (const _ of response.body ?? []) if (over.aborted) return
  } catch (error) {
    if (!over.aborted) throw error
  }
}

async function sampleUntilEnd(): Promise<void> {
  while (performance.now() < endMs) {
    await wait(SAMPLE_EVERY_MS)
    samples.push(await sample())
  }
}

async function sample(): Promise<Sample> {
  const text = await (await server.api('/metrics')).text()
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return {
    atMs: performance.now() - startedMs,
    rss: value('process_resident_memory_bytes'),
    heap: value('process_heap_bytes'),
    rooms: value('yoroku_rooms'),
  }
}

async function roomsAfterRest(): Promise<number> {
  const untilMs = performance.now() + UNLOADED_WITHIN_MS
  for (;;) {
    const { rooms } = await sample()
    if (rooms === 0 || performance.now() > untilMs) return rooms
    await wait(SAMPLE_EVERY_MS)
  }
}

function report(rooms: number): void {
  const settled = samples.slice(Math.floor(samples.length * WARM_UP))
  const rssSlope = slopePerMinute(settled.map(({ atMs, rss }) => [atMs, rss]))
  const heapSlope = slopePerMinute(settled.map(({ atMs, heap }) => [atMs, heap]))
  const rss = settled.map(each => each.rss / MB)
  console.log(
    `${minutes} min, ${meetings} meetings, ${entries} entries acknowledged, ${missing} missing or doubled`,
  )
  console.log(`RSS ${Math.min(...rss).toFixed(0)} to ${Math.max(...rss).toFixed(0)} MB after warming up`)
  console.log(`growth per minute: RSS ${rssSlope.toFixed(2)} MB, heap ${heapSlope.toFixed(2)} MB`)
  console.log(`rooms at most ${Math.max(...samples.map(each => each.rooms))}, at the end ${rooms}`)
  const isFlat = rssSlope < MAX_MB_PER_MINUTE || heapSlope < MAX_MB_PER_MINUTE / 2
  process.exitCode = isFlat && rooms === 0 && missing === 0 && entries > 0 ? 0 : 1
}

/** Least squares, in MB. */
function slopePerMinute(points: readonly (readonly [number, number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const xy = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const xx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return xx === 0 ? 0 : (xy / xx / MB) * 60_000
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}
