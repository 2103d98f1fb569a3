import { expect, test } from 'vitest'
import type { OutlineEvent } from '../../server/outline/outline-event.ts'
import { Reader, type Sink } from '../../server/outline/reader.ts'
import { FakeClock } from '../support/fake-clock.ts'

const KIB = 1024

/** A reader on a connection that takes what it is told to take. */
function connection(lastId: string | null = null) {
  const clock = new FakeClock()
  const written: string[] = []
  const asked: (string | null)[] = []
  let waiting = 0
  let isDestroyed = false
  const sink: Sink = {
    write: bytes => {
      written.push(bytes.toString().slice(0, 20))
      waiting += bytes.length
    },
    waitingBytes: () => waiting,
    end: () => written.push('end'),
    destroy: () => {
      isDestroyed = true
    },
  }
  const reader = new Reader(sink, clock, lastId)
  reader.open({
    subscribe: (_, id) => {
      asked.push(id)
      return { catchUp: from => asked.push(from), cancel: () => asked.push('cancelled') }
    },
  })
  written.length = 0
  return {
    clock,
    written,
    asked,
    reader,
    isDestroyed: () => isDestroyed,
    drain: () => {
      waiting = 0
      reader.drained()
    },
  }
}

const event = (id: string, kib = 1): OutlineEvent => ({
  id,
  bytes: Buffer.from(id.padEnd(kib * KIB, '.')),
})
const ids = (written: readonly string[]) =>
  written.map(text => text.replaceAll('.', '')).filter(text => !text.startsWith('event: ping'))

test('a reader gets what it asked for, then the news; what came before is passed by', () => {
  const { asked, reader, written } = connection('e1')
  reader.news(event('e2'))
  reader.caughtUp(event('e3'))
  reader.news(event('e4'))
  expect(asked).toEqual(['e1'])
  expect(ids(written)).toEqual(['e3', 'e4'])
})

test('a slow reader passes news by while too much waits for it, and then gets one event for all of it', () => {
  const { asked, drain, reader, written } = connection()
  reader.caughtUp(event('e0', 2_000))
  for (let n = 1; n <= 1_000; n++) reader.news(event(`e${n}`, 8))
  expect(written.length).toBeLessThan(40)
  const last = ids(written).at(-1)
  drain()
  expect(asked).toEqual([null, last])
  reader.news(event('e1001'))
  reader.caughtUp(event('e1002'))
  reader.news(event('e1003'))
  expect(ids(written).slice(-3)).toEqual([last, 'e1002', 'e1003'])
})

test('a reader that is not slow is not asked to catch up when its connection drains', () => {
  const { asked, drain, reader } = connection()
  reader.caughtUp(event('e0'))
  drain()
  expect(asked).toEqual([null])
})

test('a silent stream says something every 10 seconds; one that reads nothing for a minute is let go', () => {
  const { clock, isDestroyed, reader, written } = connection()
  reader.caughtUp(null)
  clock.advance(10_000)
  expect(written).toHaveLength(2)
  for (const said of written) expect(said).toMatch(/^event: ping\ndata: /)
  for (let n = 0; n < 100; n++) reader.news(event(`e${n}`, 8))
  const before = written.length
  clock.advance(59_000)
  expect([written.length, isDestroyed()]).toEqual([before, false])
  clock.advance(11_000)
  expect(isDestroyed()).toBe(true)
})

test('a connection that is gone is asked nothing more', () => {
  const { asked, clock, reader, written } = connection()
  reader.close()
  clock.advance(60_000)
  expect([asked, written]).toEqual([[null, 'cancelled'], []])
})
