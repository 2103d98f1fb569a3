import { expect, test } from 'vitest'
import { SendWindow } from '../../server/sync/send-window.ts'
import { FakeClock } from '../support/fake-clock.ts'

/** Fan-outs that take so long, as often as that; then how long a turn waits that comes some turns later. */
function waitAfter({
  costMs,
  everyMs,
  isNext = false,
}: {
  costMs: number
  everyMs: number
  isNext?: boolean
}) {
  const clock = new FakeClock()
  const window = new SendWindow(clock)
  for (let atMs = 0; atMs < 1_000; atMs += everyMs) {
    window.measured(() => clock.advance(costMs))
    clock.advance(everyMs - costMs)
  }
  window.measured(() => clock.advance(costMs))
  const endMs = clock.nowMs()
  clock.turn()
  let flushedMs = Number.NaN
  const flush = () => {
    flushedMs = clock.nowMs()
  }
  if (isNext) window.runNext(flush)
  else window.run(flush)
  clock.advance(100)
  return flushedMs - endMs
}

test('after a cheap fan-out nothing waits', () => {
  expect(waitAfter({ costMs: 0, everyMs: 1 })).toBe(0)
})

test('what comes soon after a long fan-out gathers, in proportion, for a moment at most', () => {
  expect(waitAfter({ costMs: 5, everyMs: 50 })).toBe(7)
  expect(waitAfter({ costMs: 30, everyMs: 500 })).toBe(16)
})

test('what has waited for a fan-out goes at once, unless sending takes nearly all of the time', () => {
  expect(waitAfter({ costMs: 5, everyMs: 50, isNext: true })).toBe(0)
  expect(waitAfter({ costMs: 10, everyMs: 11, isNext: true })).toBe(14)
})

test('what was read right behind a fan-out had come before its end, and goes at once', () => {
  const clock = new FakeClock()
  const window = new SendWindow(clock)
  window.measured(() => clock.advance(5))
  const endMs = clock.nowMs()
  let flushedMs = Number.NaN
  window.run(() => {
    flushedMs = clock.nowMs()
  })
  clock.advance(100)
  expect(flushedMs).toBe(endMs)
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
