import { expect, test } from 'vitest'
import { SendWindow } from '../../server/sync/send-window.ts'
import { FakeClock } from '../support/fake-clock.ts'

/** Fan-outs that take so long, as often as that; then how long the next turn waits. */
function waitAfter({ costMs, everyMs }: { costMs: number; everyMs: number }): number {
  const clock = new FakeClock()
  const window = new SendWindow(clock)
  for (let atMs = 0; atMs < 1_000; atMs += everyMs) {
    window.measured(() => clock.advance(costMs))
    clock.advance(everyMs - costMs)
  }
  window.measured(() => clock.advance(costMs))
  const endMs = clock.nowMs()
  let flushedMs = Number.NaN
  window.run(() => {
    flushedMs = clock.nowMs()
  })
  clock.advance(100)
  return flushedMs - endMs
}

test('nothing waits after fan-outs that leave time, even long ones', () => {
  expect(waitAfter({ costMs: 0, everyMs: 1 })).toBe(0)
  expect(waitAfter({ costMs: 4, everyMs: 20 })).toBe(0)
})

test('once fan-outs take most of the time, what follows gathers, in proportion, for a moment at most', () => {
  expect(waitAfter({ costMs: 2, everyMs: 3 })).toBe(4)
  expect(waitAfter({ costMs: 6, everyMs: 8 })).toBe(12)
  expect(waitAfter({ costMs: 30, everyMs: 31 })).toBe(16)
})

test('after a quiet moment nothing waits any more', () => {
  const clock = new FakeClock()
  const window = new SendWindow(clock)
  for (let n = 0; n < 20; n++) window.measured(() => clock.advance(10))
  clock.advance(500)
  window.measured(() => clock.advance(10))
  let isFlushed = false
  window.run(() => {
    isFlushed = true
  })
  clock.turn()
  expect(isFlushed).toBe(true)
})
