import { expect, test } from 'vitest'
import type { Log, LogFacts } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { watchedStore } from '../../server/store/watched.ts'
import { storedMeeting } from '../support/describe-store.ts'

test('the operator is told which rows of which meeting are damaged, and that something may be missing', async () => {
  const told: [string, LogFacts | undefined][] = []
  const tell = (event: string, facts?: LogFacts) => void told.push([event, facts])
  const log: Log = { debug: tell, info: tell, warn: tell, error: tell }
  const store = createMemoryStore()
  await store.createMeeting(storedMeeting('m'))
  const damaged = watchedStore(
    {
      ...store,
      load: async id => ({
        ...(await store.load(id)),
        damage: [{ seq: 7, reason: 'checksum' }],
        mayLack: true,
      }),
    },
    { metrics: createMetrics(), log, elapsedMs: () => 0 },
  )
  await damaged.load('m')
  expect(told.map(([, facts]) => facts)).toMatchObject([
    { meeting: 'm', rows: 1, places: '7 checksum' },
    { meeting: 'm' },
  ])
  told.length = 0
  await watchedStore(store, { metrics: createMetrics(), log, elapsedMs: () => 0 }).load('m')
  expect(told).toEqual([])
})
