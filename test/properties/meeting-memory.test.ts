import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gramsOf } from '../../shared/assist/grams.ts'
import { MeetingMemory } from '../../shared/assist/meeting-memory.ts'
import { pairKey, pairOf } from '../../shared/assist/pairs.ts'
import type { SeriesTerms } from '../../shared/assist/series-terms.ts'
import { areSimilar, comparable } from '../../shared/assist/similar-entries.ts'
import { ENTRY_KINDS, ENTRY_STATUSES, type Entry } from '../../shared/meeting/entry.ts'
import type { Theme } from '../../shared/meeting/read-meeting.ts'
import { exampleEntries, exampleSeed } from '../../tools/example-meeting.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'

/** Few, so that texts meet often. */
const TEXTS = exampleEntries()
  .map(entry => entry.text)
  .slice(4, 10)
const LABELS = exampleSeed().themes.map(theme => theme.label)
const THEMES = ['t0', 't1', 't2', 'gone']
const SERIES: SeriesTerms = new Map([
  [
    LABELS[0] ?? '',
    {
      texts: 3,
      grams: new Map([
        ['企業', 2],
        ['道', 1],
      ]),
    },
  ],
])

const text = fc
  .tuple(fc.constantFrom('', ...TEXTS), fc.constantFrom('', '', ...TEXTS))
  .map(([one, other]) => one + other.slice(0, 10))

const entry = (id: string): fc.Arbitrary<Entry> =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom('opinion', 'opinion', ...ENTRY_KINDS),
    theme: fc.option(fc.constantFrom(...THEMES)),
    agenda: fc.constant(null),
    speaker: fc.constant(null),
    recorder: fc.constantFrom('A', 'B'),
    at: fc.constantFrom('', '2026-11-26T01:00:00Z', '2026-11-26T01:08:00Z', '2026-11-26T01:16:00Z'),
    rank: fc.constant(null),
    status: fc.constantFrom('draft', 'draft', ...ENTRY_STATUSES),
    mergedInto: fc.option(fc.constantFrom('e0', 'e1'), { freq: 4 }),
    replyTo: fc.constant(null),
    room: fc.constant(null),
    due: fc.constant(null),
    text,
    unwritten: fc.constant(null),
    extra: fc.constant({}),
  })

const themes: fc.Arbitrary<Theme[]> = fc
  .subarray(THEMES.slice(0, 3))
  .chain(ids =>
    fc.tuple(
      ...ids.map(id =>
        fc
          .constantFrom(...LABELS)
          .map(label => ({ id, label, rank: null, colour: '', reading: '', parent: null })),
      ),
    ),
  )

const meeting = fc.record({
  entries: fc.subarray(['e0', 'e1', 'e2', 'e3', 'e4', 'e5']).chain(ids => fc.tuple(...ids.map(entry))),
  themes,
})

test(
  'a memory that followed every change of a meeting equals one that reads it for the first time',
  () => {
    fc.assert(
      fc.property(
        fc.array(meeting, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 3 }),
        (states, portion) => {
          const followed = new MeetingMemory(SERIES)
          for (const state of states) followed.follow(state, portion)
          const last = states.at(-1) ?? { entries: [], themes: [] }
          while (!followed.follow(last, portion));
          const fresh = new MeetingMemory(SERIES)
          fresh.follow(last)
          for (const each of [...last.entries, { id: 'new', text: TEXTS.join('') }])
            expect(byTheme(followed, each)).toEqual(byTheme(fresh, each))
          expect(keysOf(followed)).toEqual(keysOf(fresh))
        },
      ),
      propertyRuns(200),
    )
  },
  PROPERTY_TIMEOUT_MS,
)

test(
  'the pairs found are those that comparing every two entries finds',
  () => {
    fc.assert(
      fc.property(meeting, state => {
        const memory = new MeetingMemory()
        memory.follow(state)
        expect(keysOf(memory)).toEqual(comparedOneByOne(state.entries))
      }),
      propertyRuns(200),
    )
  },
  PROPERTY_TIMEOUT_MS,
)

function byTheme(memory: MeetingMemory, entry: Pick<Entry, 'id' | 'text'>) {
  const { ranked, known } = memory.rank(entry)
  return { ranked: ranked.sort((a, b) => (a.theme < b.theme ? -1 : 1)), known }
}

function keysOf(memory: MeetingMemory): string[] {
  return memory.pairs.map(pairKey).sort()
}

function comparedOneByOne(entries: readonly Entry[]): string[] {
  const open = entries.filter(
    each => each.kind !== 'memo' && each.status !== 'omitted' && each.mergedInto === null,
  )
  const read = open.map(each => comparable(each, gramsOf(each.text)))
  const pairs = read.flatMap((a, at) =>
    read.slice(at + 1).flatMap(b => (areSimilar(a, b) ? [pairOf(a.id, b.id)] : [])),
  )
  return pairs.map(pairKey).sort()
}
