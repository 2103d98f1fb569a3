import { expect, test } from 'vitest'
import {
  createOutlineSource,
  type EventStream,
  type OutlineFeed,
} from '../../../client/projector/outline-source.ts'
import { appendEntry } from '../../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { outlineOf } from '../../../shared/outline/outline.ts'
import { patchBetween } from '../../../shared/outline/outline-patch.ts'
import type { RoomOutline, Round } from '../../../shared/outline/round.ts'
import { sampleDoc, sampleEntries } from '../../support/sample-meeting.ts'

/** An `EventSource` whose events the test sends. */
class FakeStream extends EventTarget implements EventStream {
  readyState = 0
  isClosed = false
  send(type: string, data: unknown): void {
    this.readyState = 1
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  fail(readyState: 0 | 2): void {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
  close(): void {
    this.isClosed = true
  }
}

function setUp(statuses: (number | null)[] = []) {
  const streams: FakeStream[] = []
  const timers: { ms: number; run: () => void }[] = []
  const clock = { nowMs: 1_000 }
  const source = createOutlineSource({
    open: () => {
      const stream = new FakeStream()
      streams.push(stream)
      return stream
    },
    status: () => Promise.resolve(statuses.shift() ?? null),
    nowMs: () => clock.nowMs,
    after: (ms, run) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
      }
    },
  })
  const stop = source.subscribe(() => {})
  const last = () => streams.at(-1) ?? new FakeStream()
  return { source, streams, timers, clock, last, stop }
}

const round: Round = {
  page: 0,
  anchor: '',
  begunMs: 0,
  turnMs: 15_000,
  sinceMs: 0,
  byHand: false,
  newest: null,
  stoppedAtMs: null,
}

function outlines(): readonly [RoomOutline, RoomOutline] {
  const doc = sampleDoc()
  const before = { ...outlineOf(readMeeting(doc)), round }
  for (const entry of sampleEntries().slice(0, 8)) appendEntry(doc, entry)
  return [before, { ...outlineOf(readMeeting(doc)), round }]
}

const settled = () => new Promise(resolve => setImmediate(resolve))
const kinds = (feed: OutlineFeed) => feed.kind

test('a snapshot is shown and patches are applied to it', () => {
  const [before, after] = outlines()
  const { source, last } = setUp()
  expect(source.get()).toEqual({ kind: 'opening' })
  last().send('snapshot', before)
  expect(source.get()).toEqual({ kind: 'live', outline: before, aheadMs: 0 })
  last().send('patch', patchBetween(before, after))
  expect(source.get()).toEqual({ kind: 'live', outline: after, aheadMs: 0 })
})

test('a broken connection keeps the content and says since when', () => {
  const [before] = outlines()
  const { source, last, clock } = setUp()
  last().send('snapshot', before)
  clock.nowMs = 5_000
  last().fail(0)
  clock.nowMs = 9_000
  last().fail(0)
  expect(source.get()).toEqual({ kind: 'lost', outline: before, aheadMs: 0, sinceMs: 5_000 })
})

test('a resumed connection is live again though nothing has changed', () => {
  const [before] = outlines()
  const { source, last } = setUp()
  last().send('snapshot', before)
  last().fail(0)
  last().open()
  expect(source.get()).toEqual({ kind: 'live', outline: before, aheadMs: 0 })
})

test('an error answer that may pass is tried again, ever more slowly', async () => {
  const [before] = outlines()
  const { source, last, timers, streams } = setUp([502, 503, null, 500, 502, 502])
  last().send('snapshot', before)
  const waits: number[] = []
  for (let attempt = 0; attempt < 6; attempt++) {
    last().fail(2)
    await settled()
    const timer = timers.pop()
    waits.push(timer?.ms ?? 0)
    timer?.run()
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  expect(streams).toHaveLength(7)
  expect(kinds(source.get())).toBe('lost')
  last().send('snapshot', before)
  expect(kinds(source.get())).toBe('live')
})

test.each([401, 403, 404])('the answer %i is final', async status => {
  const { source, last, timers } = setUp([status])
  last().fail(2)
  await settled()
  expect(source.get()).toEqual({ kind: 'refused', status })
  expect(timers).toHaveLength(0)
})

test('a stream that is silent for 30 s is lost and opened anew; a ping keeps it', () => {
  const [before] = outlines()
  const { source, last, timers, streams } = setUp()
  last().send('snapshot', before)
  last().send('ping', {})
  expect(timers.map(timer => timer.ms)).toEqual([30_000])
  timers.pop()?.run()
  expect(source.get()).toEqual({ kind: 'lost', outline: before, aheadMs: 0, sinceMs: 1_000 })
  timers.pop()?.run()
  expect(streams.map(stream => stream.isClosed)).toEqual([true, false])
  last().send('snapshot', before)
  expect(kinds(source.get())).toBe('live')
})

test('a ping tells how far the server’s clock is ahead; a word that came late does not set it back', () => {
  const [before] = outlines()
  const { source, last, clock } = setUp()
  last().send('snapshot', before)
  const ahead = (ms: number) => {
    last().send('ping', { ms })
    const feed = source.get()
    return feed.kind === 'live' ? feed.aheadMs : null
  }
  expect(ahead(61_000)).toBe(60_000)
  clock.nowMs = 2_000
  expect(ahead(61_500)).toBe(60_000)
  expect(ahead(62_400)).toBe(60_400)
  expect(ahead(2_000)).toBe(0)
})

test('what cannot be read opens the stream anew', () => {
  const { source, last, timers, streams } = setUp()
  last().send('snapshot', { nonsense: true })
  expect(kinds(source.get())).toBe('lost')
  timers.pop()?.run()
  expect(streams.map(stream => stream.isClosed)).toEqual([true, false])
})

test('a stream that is opened anew keeps what is shown; the old one says nothing any more', () => {
  const [before, after] = outlines()
  const { source, last, streams, timers } = setUp()
  last().send('snapshot', before)
  source.renew()
  expect(streams.map(stream => stream.isClosed)).toEqual([true, false])
  expect(source.get()).toMatchObject({ kind: 'live', outline: before })
  streams[0]?.send('snapshot', after)
  expect(source.get()).toMatchObject({ kind: 'live', outline: before })
  last().send('snapshot', after)
  expect(source.get()).toMatchObject({ kind: 'live', outline: after })
  expect(timers).toHaveLength(1)
})

test('the stream closes with its last reader, and nothing is tried after it', async () => {
  const { last, stop, timers } = setUp([502])
  last().fail(2)
  stop()
  await settled()
  expect(last().isClosed).toBe(true)
  expect(timers).toHaveLength(0)
})
