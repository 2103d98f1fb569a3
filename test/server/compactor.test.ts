import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '../../server/log.ts'
import { Compactor } from '../../server/store/compactor.ts'

const AFTER_BYTES = 100
const PAUSE_MS = 10_000

let made: string[]
let snapshot: Uint8Array | null
let compactor: Compactor
beforeEach(() => {
  vi.useFakeTimers()
  made = []
  snapshot = new Uint8Array(10)
  const run = async () => ({ snapshot, seq: 1 })
  compactor = new Compactor({
    threads: { run } as unknown as ConstructorParameters<typeof Compactor>[0]['threads'],
    afterBytes: AFTER_BYTES,
    pauseMs: PAUSE_MS,
    put: async meeting => void made.push(meeting),
    log: createLog('silent'),
  })
})
afterEach(() => {
  compactor.close()
  vi.useRealTimers()
})

const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('a meeting gets a snapshot each time that its log has grown, one meeting after the other, with pauses', async () => {
  for (const meeting of ['m', 'n']) compactor.grown(meeting, AFTER_BYTES)
  await passes(0)
  expect(made).toEqual(['m', 'n'])
  compactor.grown('m', AFTER_BYTES)
  await passes(PAUSE_MS - 1)
  expect(made).toHaveLength(2)
  await passes(1)
  expect(made).toEqual(['m', 'n', 'm'])
  await passes(PAUSE_MS)
  compactor.grown('m', AFTER_BYTES - 1)
  await passes(PAUSE_MS)
  expect(made).toHaveLength(3)
  compactor.grown('m', 1)
  await passes(0)
  expect(made).toHaveLength(4)
})

test('a log beside a large snapshot grows by the size of that before there is another', async () => {
  snapshot = new Uint8Array(3 * AFTER_BYTES)
  compactor.grown('m', AFTER_BYTES)
  await passes(PAUSE_MS)
  compactor.grown('m', 2 * AFTER_BYTES)
  await passes(PAUSE_MS)
  expect(made).toHaveLength(1)
  compactor.grown('m', AFTER_BYTES)
  await passes(0)
  expect(made).toHaveLength(2)
})

test('a meeting of which none can be made keeps its log, and the others get theirs', async () => {
  snapshot = null
  compactor.grown('damaged', AFTER_BYTES)
  await passes(PAUSE_MS)
  expect(made).toEqual([])
  snapshot = new Uint8Array(10)
  compactor.grown('m', AFTER_BYTES)
  await passes(0)
  expect(made).toEqual(['m'])
})
