import { expect, test } from 'vitest'
import { watchAdminTokens } from '../../server/access/watch-admin.ts'
import { createLog } from '../../server/log.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { Connections } from '../../server/sync/connections.ts'
import { FakeClock } from '../support/fake-clock.ts'

const EVERY_MS = 500

test('a store that could not be asked once is asked again, and an administrator whose token is gone is ended then', async () => {
  const clock = new FakeClock()
  const connections = new Connections()
  const ended: number[] = []
  connections.add({
    kind: 'editor',
    meeting: 'm',
    role: 'admin',
    tokenHash: 'old',
    screen: null,
    browser: null,
    end: code => ended.push(code),
    rename: () => undefined,
  })
  const answers = [() => Promise.reject(new Error('busy')), () => Promise.resolve(null)]
  const findToken = () => answers.shift()?.() ?? Promise.resolve(null)
  const stop = watchAdminTokens(
    connections,
    { ...createMemoryStore(), findToken },
    clock,
    createLog('silent'),
  )
  const wait = async () => {
    clock.advance(EVERY_MS)
    await new Promise(resolve => setImmediate(resolve))
  }
  await wait()
  expect(ended).toEqual([])
  await wait()
  expect(ended).toEqual([4401])
  stop()
})
