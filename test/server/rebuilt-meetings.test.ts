import { expect, test } from 'vitest'
import { RebuiltMeetings, TooManyRebuilt } from '../../server/history/rebuilt-meetings.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { assembly } from '../support/assembly.ts'

const meeting = assembly()
const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** Rebuilds that end when told to. */
function held() {
  const begun: ((meeting: Meeting) => void)[] = []
  return { begun, rebuild: () => new Promise<Meeting>(resolve => begun.push(resolve)) }
}

test('a moment is rebuilt once for all who ask, of the last sixteen', async () => {
  const rebuilt = new RebuiltMeetings()
  const made: string[] = []
  const at = (point: string) =>
    rebuilt.of('m', point, async () => {
      made.push(point)
      return { ...meeting }
    })
  const [first, second] = await Promise.all([at('p1'), at('p1')])
  expect(first).toBe(second)
  for (let n = 2; n <= 17; n++) await at(`p${n}`)
  await at('p17')
  expect(made).toHaveLength(17)
  await at('p1')
  expect(made).toHaveLength(18)
})

test('one that failed is tried again', async () => {
  const rebuilt = new RebuiltMeetings()
  await expect(rebuilt.of('m', 'p1', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  expect(await rebuilt.of('m', 'p1', async () => meeting)).toBe(meeting)
})

test('two are rebuilt at a time, twenty wait, and more are refused', async () => {
  const rebuilt = new RebuiltMeetings()
  const { begun, rebuild } = held()
  const all = Array.from({ length: 22 }, (_, n) => rebuilt.of('m', `p${n}`, rebuild))
  await expect(rebuilt.of('m', 'p22', rebuild)).rejects.toThrow(TooManyRebuilt)
  expect(begun).toHaveLength(2)
  for (let done = 0; done < 22; done++) {
    begun[done]?.(meeting)
    await turn()
  }
  expect(await Promise.all(all)).toHaveLength(22)
  expect(begun).toHaveLength(22)
})
