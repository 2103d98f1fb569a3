import { expect, test } from 'vitest'
import { SendWindow } from '../../server/sync/send-window.ts'
import { FakeClock } from '../support/fake-clock.ts'

function setUp(costMs: number) {
  const clock = new FakeClock()
  const window = new SendWindow({ ...clock, elapsedMs: clock.nowMs, nowMs: clock.nowMs })
  const flushedMs: number[] = []
  const startMs = clock.nowMs()
  window.measured(() => clock.advance(costMs))
  window.run(() => flushedMs.push(clock.nowMs() - startMs))
  return { clock, flushedMs }
}

test('after a cheap fan-out nothing waits', () => {
  const { clock, flushedMs } = setUp(0)
  clock.turn()
  expect(flushedMs).toEqual([0])
})

test('after a costly fan-out what follows gathers, in proportion, for a moment at most', () => {
  for (const [costMs, untilMs] of [
    [1, 9],
    [2, 18],
    [10, 26],
  ] as const) {
    const { clock, flushedMs } = setUp(costMs)
    clock.advance(untilMs - costMs - 1)
    expect(flushedMs).toEqual([])
    clock.advance(1)
    expect(flushedMs).toEqual([untilMs])
  }
})
