/** Measures one format in a process of its own: `node bench/export/one.ts summary.pdf 2000`. Prints JSON. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { systemClock } from '../../server/clock.ts'
import { DocumentWriter } from '../../server/formats/document-writer.ts'
import { FORMATS, formatKey } from '../../shared/formats/formats.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { meetingOf } from './meetings.ts'

export type Measured = {
  readonly firstMs: number
  readonly firstCpuMs: number
  readonly nextMs: number
  readonly nextCpuMs: number
  readonly lagMs: number
  readonly peakMb: number
  readonly grownMb: number
  readonly bytes: number
}

const ROUNDS = 7
const [, , key = '', count = '39'] = process.argv
const meeting = meetingOf(Number(count))
const documents = new DocumentWriter(systemClock)
const startMb = process.memoryUsage.rss() / 2 ** 20
const lag = monitorEventLoopDelay({ resolution: 5 })
const stayAlive = setInterval(() => {}, 1000)

const isOwnThread = FORMATS.some(({ of, id, writer }) => formatKey(of, id) === key && writer === 'server')
const write = writerOf(key)
lag.enable()
const first = await measured()
const rounds = []
for (let round = 0; round < ROUNDS; round++) rounds.push(await measured())
lag.disable()
const peakMb = process.resourceUsage().maxRSS / 1024
console.log(
  JSON.stringify({
    firstMs: first.ms,
    firstCpuMs: first.cpuMs,
    nextMs: median(rounds.map(({ ms }) => ms)),
    nextCpuMs: median(rounds.map(({ cpuMs }) => cpuMs)),
    lagMs: isOwnThread ? lag.max / 1e6 : first.ms,
    peakMb,
    grownMb: peakMb - startMb,
    bytes: first.bytes,
  } satisfies Measured),
)
clearInterval(stayAlive)
await documents.close()

function writerOf(wanted: string): (meeting: Meeting) => Promise<Uint8Array> {
  const format = FORMATS.find(({ of, id }) => formatKey(of, id) === wanted)
  if (format === undefined) throw new Error(`there is no format ${wanted}`)
  const { writer } = format
  if (writer === 'server')
    return async each => (await documents.write('', { key: wanted, meeting: each, stamp: undefined })).file
  return async each => Buffer.from(writer(each))
}

async function measured(): Promise<{ ms: number; cpuMs: number; bytes: number }> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const { length } = await write(meeting)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1000, bytes: length }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
