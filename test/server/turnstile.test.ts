import { expect, test } from 'vitest'
import type { Clock } from '../../server/clock.ts'
import { Turnstile } from '../../server/sync/turnstile.ts'

/** An event loop whose turns are ended by hand and in which only `work` takes time. */
function eventLoop() {
  let nowMs = 0
  let due: (() => void)[] = []
  const clock: Clock = {
    nowMs: () => nowMs,
    elapsedMs: () => nowMs,
    after: () => () => {},
    soon: run => {
      due.push(run)
    },
  }
  return {
    clock,
    work: (ms: number) => {
      nowMs += ms
    },
    endTurn: () => {
      const runs = due
      due = []
      for (const run of runs) run()
    },
  }
}

test('a crowd enters in order, for some milliseconds of each turn', async () => {
  const { clock, work, endTurn } = eventLoop()
  const turnstile = new Turnstile(clock)
  const entered: number[] = []
  for (let guest = 0; guest < 10; guest++)
    void turnstile.enter(() => {
      entered.push(guest)
      work(1)
    })
  expect(entered).toEqual([])
  const byTurn: number[] = []
  for (let turn = 0; turn < 4; turn++) {
    endTurn()
    byTurn.push(entered.length)
  }
  expect(byTurn).toEqual([3, 6, 9, 10])
  expect(entered).toEqual([...entered].sort((a, b) => a - b))
})

test('what somebody comes to is told to them; who fails stops nobody', async () => {
  const { clock, endTurn } = eventLoop()
  const turnstile = new Turnstile(clock)
  const failing = turnstile.enter(() => {
    throw new Error('no room')
  })
  const next = turnstile.enter(async () => 'in')
  endTurn()
  await expect(failing).rejects.toThrow('no room')
  expect(await next).toBe('in')
})

test('whoever comes later, when all others are through, enters as well', async () => {
  const { clock, endTurn } = eventLoop()
  const turnstile = new Turnstile(clock)
  const first = turnstile.enter(() => 1)
  endTurn()
  const second = turnstile.enter(() => 2)
  endTurn()
  expect(await Promise.all([first, second])).toEqual([1, 2])
})
