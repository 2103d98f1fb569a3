import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import { handedOn, readSeriesTerms, writeSeriesTerms } from '../../../shared/assist/series-terms.ts'
import { factsOf } from '../../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { buildDoc, type MeetingSketch } from '../../support/build-meeting.ts'

const FIRST = {
  themes: { a: { label: 'まちの足' }, b: { label: '学び' } },
  entries: {
    a1: { text: '循環線の便数を増やす。', theme: 'a' },
    a2: { text: '停留所の便数を減らす。', theme: 'a' },
    memo: { text: '極秘事項', theme: 'a', kind: 'memo' },
    omitted: { text: '失言部分', theme: 'a', status: 'omitted' },
    b1: { text: '司書が読み聞かせをする。', theme: 'b' },
  },
} satisfies MeetingSketch

function follower(doc: Y.Doc, themes: NonNullable<MeetingSketch['themes']>): Y.Doc {
  const next = buildDoc({ themes })
  writeSeriesTerms(next, handedOn(doc))
  return next
}

function suggestIn(doc: Y.Doc, text: string): string | null {
  const memory = new MeetingMemory(readSeriesTerms(doc))
  memory.follow(readMeeting(doc))
  return memory.suggest({ id: 'new', text })
}

describe('the next meeting of a series', () => {
  test('suggests a theme from what the one before said under the same label', () => {
    const next = follower(buildDoc(FIRST), { x: { label: 'まちの足' }, y: { label: '学び' } })
    expect(suggestIn(next, '循環線の停留所と便数')).toBe('x')
    expect(suggestIn(buildDoc({ themes: { x: { label: 'まちの足' } } }), '循環線の停留所と便数')).toBeNull()
  })

  test('knows a label that differs in width or blanks alone, and forgets it when the theme is renamed', () => {
    const next = follower(buildDoc({ ...FIRST, themes: { ...FIRST.themes, a: { label: 'ＡＩ 活用' } } }), {
      x: { label: 'AI活用' },
      y: { label: '学び' },
    })
    const memory = new MeetingMemory(readSeriesTerms(next))
    const meeting = readMeeting(next)
    memory.follow(meeting)
    expect(memory.suggest({ id: 'new', text: '循環線の停留所と便数' })).toBe('x')
    memory.follow({
      ...meeting,
      themes: meeting.themes.map(theme => ({ ...theme, label: `新${theme.label}` })),
    })
    expect(memory.suggest({ id: 'new', text: '循環線の停留所と便数' })).toBeNull()
  })

  test('is handed on no memo, nothing left out, no text and no name', () => {
    const table = factsOf(follower(buildDoc(FIRST), {})).get('seriesTerms')
    expect(table).toContain('循環')
    for (const word of ['極', '秘', '失', '循環線', '記録係']) expect(table).not.toContain(word)
  })

  test('hands on half of what it was handed', () => {
    const second = follower(buildDoc(FIRST), FIRST.themes)
    expect(readSeriesTerms(second).get('まちの足')?.grams.get('便数')).toBe(2)
    const third = follower(second, FIRST.themes)
    expect(readSeriesTerms(third).get('まちの足')?.grams.get('便数')).toBe(1)
    expect(readSeriesTerms(third).get('まちの足')?.grams.has('循環')).toBe(false)
  })
})

test.each([
  [undefined],
  ['no JSON'],
  ['{}'],
  ['[null, 1, [], ["x"], ["x", 0, {}], ["x", 1, null], [1, 1, {}]]'],
  [7],
])('terms that are none are passed over: %s', value => {
  const doc = buildDoc({})
  if (value !== undefined) factsOf(doc).set('seriesTerms', value)
  expect([...readSeriesTerms(doc)]).toEqual([])
})

test('counts that are none are passed over', () => {
  const doc = buildDoc({})
  factsOf(doc).set('seriesTerms', '[["x", 2, {"a": 1, "b": -1, "c": 1.5, "d": "1", "e": 1e300}]]')
  expect(readSeriesTerms(doc)).toEqual(new Map([['x', { texts: 2, grams: new Map([['a', 1]]) }]]))
})
