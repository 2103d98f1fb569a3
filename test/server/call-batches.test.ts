import { setImmediate as turnOver } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CallBatches } from '../../server/store/call-batches.ts'
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
  return { batches, sent, untilSent, add }
}

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
