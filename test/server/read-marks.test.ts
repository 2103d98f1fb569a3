import { expect, test } from 'vitest'
import { createReadMarks } from '../../server/sync/read-marks.ts'
import { FakeClock } from '../support/fake-clock.ts'

const READ_WITHIN_MS = 250

/** Three marks in a row; `read` says which have been reported. */
function setUp() {
  const clock = new FakeClock()
  const pings: string[] = []
  const read: number[] = []
  const marks = createReadMarks(payload => pings.push(payload), clock)
  for (const n of [0, 1, 2]) marks.set(() => read.push(n))
  return { clock, marks, pings, read }
}

test('a pong tells that everything before its ping has been read', () => {
  const { marks, pings, read } = setUp()
  marks.answered(pings[1] ?? '')
  expect(read).toEqual([0, 1])
  marks.answered(pings[2] ?? '')
  expect(read).toEqual([0, 1, 2])
})

test('pongs to other pings tell nothing', () => {
  const { marks, read } = setUp()
  for (const payload of ['', 'x']) marks.answered(payload)
  expect(read).toEqual([])
})

test('a slow reader is not waited for, and its late pong is of no account', () => {
  const { clock, marks, pings, read } = setUp()
  clock.advance(READ_WITHIN_MS - 1)
  marks.answered(pings[0] ?? '')
  expect(read).toEqual([0])
  clock.advance(1)
  expect(read).toEqual([0, 1, 2])
  marks.answered(pings[2] ?? '')
  expect(read).toEqual([0, 1, 2])
})
