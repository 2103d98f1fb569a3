import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOutlineOrder } from '../../shared/meeting/entry-order.ts'
import { instantMs } from '../../shared/meeting/instant.ts'
import { compareCodeUnits, compareRanked, rankBetween, ranksToMove } from '../../shared/meeting/rank.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'

const someRank = fc.oneof(
  fc.constantFrom('a0', 'a1', 'a0V', 'Zz', 'a', 'あ', 'a0あ', 'a00', '!', 'z'.repeat(30), 'a0'.repeat(200)),
  fc.string({ unit: fc.constantFrom('a', 'Z', '0', '1', 'z'), minLength: 1, maxLength: 4 }),
)
const at = fc.constantFrom(
  '2021-05-27T01:00:00Z',
  '2021-05-27T10:01+09:00',
  '2021-05-27T01:02:00.5Z',
  'soon',
  '',
)
const entries = fc
  .array(fc.record({ rank: fc.option(someRank), at }), { maxLength: 12 })
  .map(list => list.map((entry, index) => ({ ...entry, id: `e${index}` })))

describe('the order in the outline', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  test('is the one that the words define, whatever the ranks and times', () => {
    fc.assert(
      fc.property(entries, list => {
        expect(inOutlineOrder(list).map(entry => entry.id)).toEqual(inOrderByDefinition(list))
      }),
      propertyRuns(300),
    )
  })

  test('changes for the moved entry alone', () => {
    fc.assert(
      fc.property(entries, fc.nat(20), fc.nat(20), (list, which, position) => {
        const shown = inOutlineOrder(list)
        const moved = shown[which % Math.max(1, shown.length)]
        if (moved === undefined) return
        const ranks = ranksToMove(shown, moved.id, position)
        const after = inOutlineOrder(
          list.map(entry => ({ ...entry, rank: ranks.get(entry.id) ?? entry.rank })),
        )
        const wanted = shown.filter(entry => entry !== moved).map(entry => entry.id)
        wanted.splice(Math.min(position, wanted.length), 0, moved.id)
        expect(after.map(entry => entry.id)).toEqual(wanted)
      }),
      propertyRuns(300),
    )
  })

  test('of a list changes for the moved item alone', () => {
    fc.assert(
      fc.property(entries, fc.nat(20), fc.nat(20), (list, which, position) => {
        const shown = [...list].sort(compareRanked)
        const moved = shown[which % Math.max(1, shown.length)]
        if (moved === undefined) return
        const ranks = ranksToMove(shown, moved.id, position)
        const after = shown
          .map(item => ({ ...item, rank: ranks.get(item.id) ?? item.rank }))
          .sort(compareRanked)
        const wanted = shown.filter(item => item !== moved).map(item => item.id)
        wanted.splice(Math.min(position, wanted.length), 0, moved.id)
        expect(after.map(item => item.id)).toEqual(wanted)
      }),
      propertyRuns(300),
    )
  })
})

test('a rank between two others lies between them, or there is none', () => {
  fc.assert(
    fc.property(fc.option(someRank), fc.option(someRank), (lower, upper) => {
      const rank = rankBetween(lower, upper)
      if (rank === null) {
        expect(isOfScheme(lower) && isOfScheme(upper) && inOrder(lower, upper)).toBe(false)
        return
      }
      expect(lower === null || lower < rank).toBe(true)
      expect(upper === null || rank < upper).toBe(true)
    }),
    propertyRuns(300),
  )
})

test('between ranks of its own there is always another, however often', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), places => {
      const ranks: string[] = []
      for (const place of places) {
        const at = place % (ranks.length + 1)
        const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null)
        ranks.splice(at, 0, rank ?? '')
      }
      expect(ranks).not.toContain('')
      expect(ranks).toEqual([...ranks].sort(compareCodeUnits))
    }),
    propertyRuns(100),
  )
})

/** One that the generator makes of its own accord: an integer part, and behind it no zero at the end. */
function isOfScheme(rank: string | null): boolean {
  return rank === null || /^(a[0-9A-Za-z]|Z[0-9A-Za-z])([0-9A-Za-z]*[1-9A-Za-z])?$/.test(rank)
}

function inOrder(lower: string | null, upper: string | null): boolean {
  return lower === null || upper === null || lower < upper
}

type Listed = { readonly id: string; readonly rank: string | null; readonly at: string }

/** The definition, word by word: each unranked entry right behind the last ranked one that is not later. */
function inOrderByDefinition(list: readonly Listed[]): string[] {
  const time = (entry: Listed) => instantMs(entry.at) ?? 0
  const byTime = (a: Listed, b: Listed) => time(a) - time(b) || list.indexOf(a) - list.indexOf(b)
  const ranked = list
    .filter(entry => entry.rank !== null)
    .sort((a, b) => compareCodeUnits(a.rank ?? '', b.rank ?? '') || byTime(a, b))
  const unranked = list.filter(entry => entry.rank === null).sort(byTime)
  const behind = (place: number) =>
    unranked.filter(entry => ranked.findLastIndex(other => time(other) <= time(entry)) === place)
  return [...behind(-1), ...ranked.flatMap((entry, place) => [entry, ...behind(place)])].map(
    entry => entry.id,
  )
}
