import { setImmediate as turnOver } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { BATCH_EVERY_MS, CallBatches } from '../../server/store/call-batches.ts'
import type { StoreCall } from '../../server/store/sqlite-calls.ts'

function setUp() {
  const sent: number[][] = []
  let onSent = () => {}
  const batches = new CallBatches(calls => {
    sent.push(calls.map(call => call.id))
    onSent()
  })
  const untilSent = (count: number) =>
    new Promise<void>(resolve => {
      onSent = () => {
        if (sent.length >= count) resolve()
      }
      onSent()
    })
  const add = (...ids: number[]) => {
    for (const id of ids) batches.add({ id, method: 'isKept', args: ['m'] } satisfies StoreCall)
  }
  const append = (...ids: number[]) => {
    const added = { updates: [], clients: [], atMs: 0 }
    for (const id of ids) batches.add({ id, method: 'append', args: ['m', added] } satisfies StoreCall)
  }
  return { batches, sent, untilSent, add, append }
}

afterEach(() => {
  vi.useRealTimers()
})

test('calls of one turn go together; what comes meanwhile goes after the answer, in order', async () => {
  const { batches, sent, untilSent, add } = setUp()
  add(1, 2)
  await untilSent(1)
  add(3)
  await turnOver()
  add(4)
  await turnOver()
  expect(sent).toEqual([[1, 2]])
  batches.answered()
  await untilSent(2)
  expect(sent).toEqual([
    [1, 2],
    [3, 4],
  ])
})

test('a flush sends at once what has gathered, and nothing twice', async () => {
  const { batches, sent, add } = setUp()
  add(1)
  batches.flush()
  await turnOver()
  expect(sent).toEqual([[1]])
})

test('under load edits wait for more to come, a question takes them along at once', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'performance'] })
  const { batches, sent, append, add } = setUp()
  const runMs = (ms: number) => {
    for (let passed = 0; passed <= ms; passed++) {
      const before = sent.length
      vi.advanceTimersByTime(passed === 0 ? 0 : 1)
      if (sent.length > before) batches.answered()
    }
  }
  for (let id = 0; id < 100; id++) {
    append(id)
    runMs(1)
  }
  runMs(2 * BATCH_EVERY_MS)
  sent.length = 0
  append(101)
  runMs(0)
  expect(sent).toEqual([[101]])
  append(102)
  runMs(BATCH_EVERY_MS / 2)
  expect(sent).toEqual([[101]])
  append(103)
  add(104)
  runMs(0)
  expect(sent).toEqual([[101], [102, 103, 104]])
})
