import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fillInPauses } from '../../../client/offline/fill-in-pauses.ts'

const PAUSE_MS = 2_000
/** The worker's answers arrive between such steps. */
const STEP_MS = 500

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

type Answer = boolean | null | 'silence'

/** A worker that answers so, one time after the other, and notes when it was asked. */
function workerThat(...answers: readonly Answer[]) {
  const askedAtMs: number[] = []
  const postMessage = (_message: unknown, transfer: unknown) => {
    const answer = answers[askedAtMs.length]
    askedAtMs.push(performance.now())
    const [port]: readonly unknown[] = Array.isArray(transfer) ? transfer : []
    if (port instanceof MessagePort && answer !== 'silence') port.postMessage(answer)
  }
  return { askedAtMs, postMessage }
}

/** Lets time pass until the filling has ended; the pauses before each question. */
async function pausesOf(worker: ReturnType<typeof workerThat>): Promise<number[]> {
  const startMs = performance.now()
  let hasEnded = false
  void fillInPauses(worker).then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    await setImmediate()
    vi.advanceTimersByTime(STEP_MS)
  }
  return worker.askedAtMs.map((atMs, index) => atMs - (worker.askedAtMs[index - 1] ?? startMs))
}

const key = () => window.dispatchEvent(new Event('keydown'))

test('the worker is asked for more files in each pause, until it has them all', async () => {
  const pauses = await pausesOf(workerThat(true, true, false))
  expect(pauses).toHaveLength(3)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(PAUSE_MS)
  expect(Math.max(...pauses)).toBeLessThan(60_000)
  expect(vi.getTimerCount()).toBe(0)
})

test.each<{ readonly name: string; readonly answer: Answer }>([
  { name: 'that could not fetch them', answer: null },
  { name: 'that was ended, and says nothing,', answer: 'silence' },
])('a worker $name is asked again, a minute later at the soonest', async ({ answer }) => {
  const [, again, next] = await pausesOf(workerThat(answer, true, false))
  expect(again).toBeGreaterThan(60_000)
  expect(next).toBeLessThan(60_000)
  expect(vi.getTimerCount()).toBe(0)
})

test('while somebody types it is asked once a minute', async () => {
  const worker = workerThat(true)
  void fillInPauses(worker)
  for (let second = 0; second < 59; second++) {
    key()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(worker.askedAtMs).toHaveLength(0)
  key()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(worker.askedAtMs).toHaveLength(1)
})
