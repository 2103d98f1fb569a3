import { expect, test } from 'vitest'
import { createLog } from '../../server/log.ts'
import type { Appended } from '../../server/store/store.ts'
import { Saver } from '../../server/sync/saver.ts'
import { FakeClock } from '../support/fake-clock.ts'

const LONGEST_WAIT_MS = 2_000
const [a, b, c] = [1, 2, 3].map(byte => Uint8Array.of(byte)) as [Uint8Array, Uint8Array, Uint8Array]
const author = { client: 5, owner: 'browser:x' }
const step = { facts: '{"kind":"agenda"}', version: null }

/** A saver over a disk that answers each write when told to. */
function setUp() {
  const clock = new FakeClock()
  const writes: Appended[] = []
  const answers: ((isDone: boolean) => void)[] = []
  const store = {
    append: (_: string, batch: Appended) =>
      new Promise<number>((resolve, reject) => {
        writes.push(batch)
        answers.push(isDone => (isDone ? resolve(0) : reject(new Error('disk full'))))
      }),
  }
  const saver = new Saver({ meeting: 'm', store, clock, log: createLog('silent') })
  const answer = async (isDone: boolean) => {
    answers.shift()?.(isDone)
    await new Promise(resolve => setImmediate(resolve))
  }
  return { clock, saver, writes, answer }
}

test('a write that failed is made again as it was, before what came meanwhile', async () => {
  const { clock, saver, writes, answer } = setUp()
  saver.push(a, [author], [step])
  saver.push(b, [], [step])
  await answer(false)
  saver.push(c, [])
  expect(saver.isStalled).toBe(true)
  clock.advance(LONGEST_WAIT_MS)
  await answer(true)
  await answer(true)
  expect(writes.map(({ updates }) => updates)).toEqual([[a], [a], [b, c]])
  expect(writes[1]).toMatchObject({ clients: [author], points: [{ ...step, after: 1 }] })
  expect(writes[2]).toMatchObject({ clients: [], points: [{ ...step, after: 1 }] })
  expect(saver.isStalled).toBe(false)
  expect(saver.unsavedBytes).toBe(0)
})

test('nothing counts as saved before its own write, whatever fails in between', async () => {
  const { clock, saver, answer } = setUp()
  const saved: string[] = []
  saver.push(a, [])
  saver.afterCommit(() => saved.push('a'))
  saver.push(b, [])
  saver.afterCommit(() => saved.push('b'))
  await answer(false)
  clock.advance(LONGEST_WAIT_MS)
  expect(saved).toEqual([])
  await answer(true)
  expect(saved).toEqual(['a'])
  await answer(true)
  expect(saved).toEqual(['a', 'b'])
})

test('a saver that is closed writes nothing more: what waits for its turn, what failed, what is new', async () => {
  const [waiting, failed, idle] = [setUp(), setUp(), setUp()]
  waiting.saver.push(a, [])
  waiting.saver.push(b, [])
  waiting.saver.close()
  await waiting.answer(true)
  expect(waiting.writes).toHaveLength(1)
  failed.saver.push(a, [])
  await failed.answer(false)
  failed.saver.close()
  failed.clock.advance(LONGEST_WAIT_MS)
  expect(failed.writes).toHaveLength(1)
  idle.saver.close()
  idle.saver.push(a, [])
  expect(idle.writes).toHaveLength(0)
})
