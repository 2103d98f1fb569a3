import { describe, expect, test } from 'vitest'
import {
  duplicateFor,
  mergedIn,
  openPairsOf,
  pairsFor,
  suggestionFor,
  type WritingPlace,
} from '../../../shared/assist/hints.ts'
import { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import { mergeOf } from '../../../shared/assist/pairs.ts'
import { buildMeeting, type MeetingSketch } from '../../support/build-meeting.ts'

const THEMES = { bus: { label: '路線バス' }, book: { label: '図書館' } }
const ABOUT_BUS = '路線バスの停留所と便数を増やす。'

function remembered(
  entries: NonNullable<MeetingSketch['entries']>,
  recorders: Readonly<Record<string, string>> = {},
) {
  const read = buildMeeting({ themes: THEMES, entries })
  const meeting = {
    ...read,
    entries: read.entries.map(entry => ({ ...entry, recorder: recorders[entry.id] ?? entry.recorder })),
  }
  const memory = new MeetingMemory()
  memory.follow(meeting)
  return { meeting, memory }
}

const at = (entry: string, rest: Partial<WritingPlace> = {}): WritingPlace => ({
  entry,
  wasTyped: true,
  isSettled: false,
  ...rest,
})

describe('a theme is suggested', () => {
  const themeFor = (patch: object, place: WritingPlace = at('a')) => {
    const { meeting, memory } = remembered({
      known: { text: '路線バスの停留所が遠く、便数も少ない。', theme: 'bus' },
      a: { text: ABOUT_BUS, ...patch },
    })
    return suggestionFor(meeting, memory, place)?.theme.id ?? null
  }

  test('to an entry without one, also when it is only visited', () => {
    expect(themeFor({})).toBe('bus')
    expect(themeFor({}, at('a', { wasTyped: false }))).toBe('bus')
    expect(themeFor({ theme: 'removed' }, at('a', { wasTyped: false }))).toBe('bus')
  })

  test('to an entry with another one only while it is being written', () => {
    expect(themeFor({ theme: 'book' })).toBe('bus')
    expect(themeFor({ theme: 'book' }, at('a', { wasTyped: false }))).toBeNull()
  })

  test('to none that has it, was settled, is a memo, is merged, or is gone', () => {
    expect(themeFor({ theme: 'bus' })).toBeNull()
    expect(themeFor({}, at('a', { isSettled: true }))).toBeNull()
    expect(themeFor({ kind: 'memo' })).toBeNull()
    expect(themeFor({ mergedInto: 'known' })).toBeNull()
    expect(themeFor({}, at('gone'))).toBeNull()
  })
})

describe('a duplicate is pointed out', () => {
  const twice = (words: string) => ({
    [`${words}1`]: { text: `${words}を増やして、便数の少ない北部線を残すべき。` },
    [`${words}2`]: { text: `${words}を増やし、便数の少ない北部線を残す。` },
  })
  const { meeting, memory } = remembered(
    { ...twice('運転手'), ...twice('停留所の数') },
    { 運転手1: 'A', 運転手2: 'B', 停留所の数1: 'B', 停留所の数2: 'C' },
  )
  const near = (a: string, b: string) => memory.pairs.filter(pair => pair.includes(a) && pair.includes(b))
  const pairs = [...near('運転手1', '運転手2'), ...near('停留所の数1', '停留所の数2')]
  const pairsAt = (recorder: string, entry: string) =>
    pairsFor(memory, new Set(), at(entry), recorder).filter(pair => pairs.includes(pair))
  const shown = (recorder: string, entry: string) =>
    duplicateFor(meeting, pairsAt(recorder, entry), at(entry), recorder)?.pair.toSorted() ?? null

  test('first the one of the row that one is in, else the newest of one’s own', () => {
    expect(shown('B', '運転手2')).toEqual(['運転手1', '運転手2'])
    expect(shown('B', 'elsewhere')).toEqual(['停留所の数1', '停留所の数2'])
    expect(shown('A', 'elsewhere')).toEqual(['運転手1', '運転手2'])
    expect(shown('Z', 'elsewhere')).toBeNull()
  })

  test('unless it was said to be another remark', () => {
    const [first] = pairs
    const apart = new Set([first?.join(' ') ?? ''])
    expect(openPairsOf(memory, new Set(), '運転手1')).toContain(first)
    expect(openPairsOf(memory, apart, '運転手1')).not.toContain(first)
  })

  test('of two entries that were merged only one counts as merged', () => {
    const patch = (id: string) => (id === '運転手2' ? '運転手1' : null)
    const entries = meeting.entries.map(entry => ({ ...entry, mergedInto: patch(entry.id) }))
    const later = new MeetingMemory()
    later.follow({ ...meeting, entries })
    expect([...mergedIn(later)]).toEqual(['運転手2'])
    expect([...mergedIn(memory)]).toEqual([])
  })
})

test('the fuller text speaks for both, whoever asks; of two as full the earlier', () => {
  const entry = (id: string, text: string, second: number) => ({
    id,
    text,
    at: `2026-11-26T01:00:0${second}Z`,
  })
  const [brief, full, early] = [entry('b', '短い', 1), entry('f', '詳しい文', 2), entry('e', '同じ長さ', 1)]
  expect(mergeOf(brief, full).kept).toBe(full)
  expect(mergeOf(full, brief).kept).toBe(full)
  expect(mergeOf(full, early).kept).toBe(early)
  expect(mergeOf(early, full)).toEqual({ kept: early, merged: full })
})
