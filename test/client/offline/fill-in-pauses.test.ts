import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fillInPauses } from '../../../client/offline/fill-in-pauses.ts'

const PAUSE_MS = 2_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A worker that lacks so many portions of files. */
function workerWithout(portions: number) {
  const asked = vi.fn()
  let left = portions
  const postMessage = (_message: unknown, transfer: unknown) => {
    asked()
    left -= 1
    const [port]: readonly unknown[] = Array.isArray(transfer) ? transfer : []
    if (port instanceof MessagePort) port.postMessage(left > 0)
  }
  return { asked, postMessage }
}

const key = () => window.dispatchEvent(new Event('keydown'))

test('the worker is asked for more files in each pause, until it has them all', async () => {
  const worker = workerWithout(3)
  const filled = fillInPauses(worker)
  for (const portion of [1, 2, 3]) {
    expect(worker.asked).toHaveBeenCalledTimes(portion - 1)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    vi.advanceTimersByTime(PAUSE_MS)
    await vi.waitFor(() => expect(worker.asked).toHaveBeenCalledTimes(portion))
  }
  await filled
  expect(vi.getTimerCount()).toBe(0)
})

test('while somebody types it is asked once a minute', async () => {
  const worker = workerWithout(2)
  void fillInPauses(worker)
  for (let second = 0; second < 59; second++) {
    key()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(worker.asked).toHaveBeenCalledTimes(0)
  key()
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.waitFor(() => expect(worker.asked).toHaveBeenCalledTimes(1))
})
