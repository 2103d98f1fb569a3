import { expect, test } from 'vitest'
import { SendWindow } from '../../server/sync/send-window.ts'
import { FakeClock } from '../support/fake-clock.ts'

const ENOUGH_TO_KNOW = 30

/** A window in a room whose fan-outs take so long, some while after the last of them. */
function windowOf(costMs: number) {
  const clock = new FakeClock()
  const window = new SendWindow(clock)
  const fanOut = () => window.measured(() => clock.advance(costMs))
  for (let n = 0; n < ENOUGH_TO_KNOW; n++) fanOut()
  clock.advance(1_000)
  return { clock, window, fanOut }
}

/** Milliseconds from now until what came at `cameMs` is flushed; null when it is not within the tenth of a second. */
function flushedAfter(clock: FakeClock, window: SendWindow, cameMs: number): number | null {
  const startMs = clock.nowMs()
  let waitedMs: number | null = null
  window.run(cameMs, () => {
    waitedMs = clock.nowMs() - startMs
  })
  clock.advance(100)
  return waitedMs
}

function heldFor(costMs: number): number | null {
  const { clock, window } = windowOf(costMs)
  return flushedAfter(clock, window, window.cameMs())
}

test('in a small room nothing is held', () => {
  expect(heldFor(0)).toBe(0)
  expect(heldFor(0.3)).toBe(0)
})

test('in a large room keys gather for a moment, where sending takes long for as long as that, up to a limit', () => {
  expect(heldFor(2)).toBe(8)
  expect(heldFor(12)).toBeCloseTo(12, 1)
  expect(heldFor(40)).toBe(16)
})

test('what came during a fan-out has waited already', () => {
  const { clock, window, fanOut } = windowOf(5)
  fanOut()
  const cameMs = window.cameMs()
  expect(clock.nowMs() - cameMs).toBe(5)
  expect(flushedAfter(clock, window, cameMs)).toBe(3)
})

test('once that is read, what comes has come now', () => {
  const { clock, window, fanOut } = windowOf(5)
  fanOut()
  clock.turn()
  expect(window.cameMs()).toBe(clock.nowMs())
})
