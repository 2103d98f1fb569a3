import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meetingMarks, recorderMarks } from '../../../client/stream/recorder-mark.ts'
import { countEntries, findFirstTime } from '../../../client/stream/stream-view.ts'
import { ENTRY_KINDS } from '../../../shared/meeting/entry.ts'
import type { OutlineItem } from '../../../shared/outline/outline.ts'
import { buildMeeting } from '../../support/build-meeting.ts'
import { propertyRuns } from '../../support/property.ts'

const [BASE] = buildMeeting({ entries: { e: { text: '一' } } }).entries

const entry = fc
  .record({
    text: fc.constantFrom('', ' ', '一', '二'),
    kind: fc.constantFrom(...ENTRY_KINDS),
    recorder: fc.constantFrom('記録係A', '記録係B', '佐藤'),
    at: fc.constantFrom('', '2026-11-26T01:00:00Z', '2026-11-26T01:00:05Z', '2026-11-26T02:00:00Z'),
    speaker: fc.constant(''),
  })
  .map(patch => ({ ...BASE, id: 'e', status: 'draft' as const, ...patch }))

/** Lists of which each has much in common with the one before. */
const histories = fc
  .tuple(
    fc.array(entry, { maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(6), fc.nat(2), fc.array(entry, { maxLength: 2 })), { maxLength: 8 }),
  )
  .map(([first, edits]) => {
    const lists = [first]
    for (const [at, gone, come] of edits) lists.push((lists.at(-1) ?? []).toSpliced(at, gone, ...come))
    return lists
  })

test('counting what has changed gives what counting all does', () => {
  fc.assert(
    fc.property(histories, lists => {
      const count = countEntries()
      for (const list of lists) expect(count(list)).toEqual(countEntries()(list))
    }),
    propertyRuns(200),
  )
})

test('marks go by who has written first, also after entries came and went', () => {
  fc.assert(
    fc.property(histories, lists => {
      for (const list of lists) {
        const names = list.map(({ recorder }) => recorder)
        expect(meetingMarks(list, ['鈴木'])).toEqual(recorderMarks([...names, '鈴木']))
      }
    }),
    propertyRuns(200),
  )
})

test('the first time of an item is that of its earliest entry, also after entries came and went', () => {
  fc.assert(
    fc.property(histories, histories, (lists, others) => {
      const firstTime = findFirstTime()
      lists.forEach((list, at) => {
        const groups = [list, others[at] ?? []].map(entries => ({ theme: null, entries }))
        const times = groups
          .flatMap(({ entries }) => entries.map(each => each.at))
          .filter(time => time !== '')
        expect(firstTime({ id: 'a', groups } as unknown as OutlineItem)).toBe(times.sort()[0] ?? '')
      })
    }),
    propertyRuns(200),
  )
})
