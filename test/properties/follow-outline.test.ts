import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ENTRY_KINDS, ENTRY_STATUSES, type Entry } from '../../shared/meeting/entry.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { followOutline } from '../../shared/outline/follow-outline.ts'
import { outlineOf } from '../../shared/outline/outline.ts'
import { buildMeeting } from '../support/build-meeting.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'

const BASE = buildMeeting({
  themes: { t0: { label: '路線バス' }, t1: { label: '図書館' } },
  agenda: { a0: { title: '報告' }, a1: { title: '意見交換' } },
  entries: {},
})
const IDS = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'] as const

const patch: fc.Arbitrary<Partial<Entry>> = fc.record(
  {
    text: fc.constantFrom('', '一', '二', '三'),
    kind: fc.constantFrom('opinion', ...ENTRY_KINDS),
    status: fc.constantFrom('draft', ...ENTRY_STATUSES),
    theme: fc.constantFrom(null, 't0', 't1', 'gone'),
    agenda: fc.constantFrom(null, 'a0', 'a1', 'gone'),
    at: fc.constantFrom('2026-11-26T01:00:00Z', '2026-11-26T01:00:05Z'),
    rank: fc.constantFrom(null, 'a', 'b'),
    mergedInto: fc.constantFrom(null, null, 'e0', 'e1'),
  },
  { requiredKeys: [] },
)

/** One entry becomes another, appears or goes; now and then the frame changes. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ id: fc.constantFrom(...IDS), patch }) },
  {
    weight: 4,
    arbitrary: fc.record({
      id: fc.constantFrom(...IDS),
      patch: fc.record({ text: fc.constantFrom('四', '五') }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ id: fc.constantFrom(...IDS), patch: fc.constant(null) }) },
  { weight: 1, arbitrary: fc.constantFrom({ currentAgenda: 'a0' }, { currentAgenda: 'a1' }) },
)

type Step = { id: string; patch: Partial<Entry> | null } | { currentAgenda: string }

test(
  'an outline that followed every edit equals one that is made anew',
  () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        (steps, each) => {
          const follow = followOutline()
          let meeting: Meeting = BASE
          steps.forEach((next: Step, at) => {
            meeting = after(meeting, next)
            if (at % each === 0) expect(follow(meeting)).toEqual(outlineOf(meeting))
          })
        },
      ),
      propertyRuns(300),
    )
  },
  PROPERTY_TIMEOUT_MS,
)

test('a group that nobody has written in stays the same object', () => {
  const write = (text: string, theme: string) => ({ kind: 'opinion', text, theme, agenda: 'a0' }) as const
  const entries = { e0: write('一', 't0'), e1: write('二', 't1') }
  const first = [
    { id: 'e0', patch: entries.e0 },
    { id: 'e1', patch: entries.e1 },
  ].reduce<Meeting>(after, BASE)
  const follow = followOutline()
  const groups = (meeting: Meeting) => follow(meeting).agenda.flatMap(item => item.groups)
  const [written, other] = groups(first)
  const second = after(first, { id: 'e0', patch: { text: '三' } })
  const [rewritten, same] = groups(second)
  expect(rewritten?.entries.map(each => each.text)).toEqual(['三'])
  expect(rewritten).not.toBe(written)
  expect(same).toBe(other)
  const [longer, still] = groups(after(second, { id: 'e2', patch: write('四', 't0') }))
  expect(longer?.entries.map(each => each.text)).toEqual(['三', '四'])
  expect(still?.entries).toBe(other?.entries)
})

function after(meeting: Meeting, next: Step): Meeting {
  if ('currentAgenda' in next) return { ...meeting, ...next }
  const known = meeting.entries.find(entry => entry.id === next.id)
  const others = meeting.entries.filter(entry => entry.id !== next.id)
  if (next.patch === null) return { ...meeting, entries: others }
  const entry: Entry = { ...(known ?? fresh(next.id)), ...next.patch }
  const entries = known
    ? meeting.entries.map(each => (each === known ? entry : each))
    : [...others, entry].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { ...meeting, entries }
}

function fresh(id: string): Entry {
  const [entry] = buildMeeting({ entries: { [id]: { text: '' } } }).entries
  if (entry === undefined) throw new Error('no entry')
  return entry
}
