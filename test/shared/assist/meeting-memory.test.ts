import { describe, expect, test } from 'vitest'
import { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import { buildMeeting, type MeetingSketch } from '../../support/build-meeting.ts'

const THEMES = { bus: { label: '路線バス' }, book: { label: '図書館' } }
const BUS = ['循環線の便数を増やしてほしい。', '北部線の停留所が遠い。', '運転手が足りず便数を減らした。']
const BOOK = [
  '司書を増やして開館時間を延ばす。',
  '絵本の読み聞かせを続けてほしい。',
  '書庫が狭く本が入らない。',
]

function meetingOf(entries: MeetingSketch['entries']) {
  return buildMeeting({ themes: THEMES, entries: entries ?? {} })
}

function taught(extra: MeetingSketch['entries'] = {}) {
  const rows = [...BUS.map(text => ({ text, theme: 'bus' })), ...BOOK.map(text => ({ text, theme: 'book' }))]
  const known = Object.fromEntries(rows.map((row, index) => [`e${index}`, row]))
  return meetingOf({ ...known, ...extra })
}

function remembering(meeting = taught()) {
  const memory = new MeetingMemory()
  memory.follow(meeting)
  return memory
}

describe('the suggested theme', () => {
  test('is the one whose entries speak of the same things', () => {
    const memory = remembering()
    expect(memory.suggest({ id: 'new', text: '停留所と便数を増やして循環線を便利にしてほしい。' })).toBe(
      'bus',
    )
    expect(memory.suggest({ id: 'new', text: '司書が本を選び、絵本の読み聞かせを開館時間に行う。' })).toBe(
      'book',
    )
  })

  test('is none for a text of which nothing has been said before', () => {
    expect(remembering().suggest({ id: 'new', text: '税収' })).toBeNull()
  })

  test('does not follow the mere size of a theme', () => {
    const many = Array.from(
      { length: 300 },
      (_, index) => [`m${index}`, { text: '増便', theme: 'bus' }] as const,
    )
    const memory = remembering(meetingOf(Object.fromEntries(many)))
    expect(memory.suggest({ id: 'new', text: '税収' })).toBeNull()
  })

  test('is none in a meeting with one theme', () => {
    const memory = new MeetingMemory()
    memory.follow(
      buildMeeting({ themes: { bus: THEMES.bus }, entries: { a: { text: BUS[0] ?? '', theme: 'bus' } } }),
    )
    expect(memory.suggest({ id: 'new', text: BUS[0] ?? '' })).toBeNull()
  })

  test('follows the label before anything has been said', () => {
    const memory = new MeetingMemory()
    memory.follow(meetingOf({}))
    expect(memory.suggest({ id: 'new', text: '路線バスの路線図を直す。' })).toBe('bus')
  })

  test('does not rest on what the entry itself carries', () => {
    const text = '司書が本を選び、絵本の読み聞かせを開館時間に行う。'
    const memory = remembering(taught({ mistaken: { text, theme: 'bus' } }))
    expect(memory.rank({ id: 'mistaken', text })).toEqual(remembering().rank({ id: 'mistaken', text }))
  })

  test('learns nothing from memos', () => {
    const text = '停留所と便数'
    const memo = remembering(taught({ memo: { text: '停留所と便数と停留所', theme: 'book', kind: 'memo' } }))
    expect(memo.rank({ id: 'new', text })).toEqual(remembering().rank({ id: 'new', text }))
  })
})

describe('similar entries', () => {
  const ONE = '中小企業向けに、大学や高専の教員、学生の力を活用できるよう、貢献できるかもしれない。'
  const OTHER = '大学や高専の先生と学生の力を、中小企業のために活用できないか。'
  const pairsOf = (a: object, b: object) => {
    const entry = (text: string, recorder: string, at: string) => ({ text, recorder, at })
    const base = meetingOf({ a: { text: ONE }, b: { text: OTHER } })
    const given = [
      { ...entry(ONE, '記録係A', '2026-11-26T01:00:00Z'), ...a },
      { ...entry(OTHER, '記録係B', '2026-11-26T01:02:00Z'), ...b },
    ]
    const entries = base.entries.map((each, index) => ({ ...each, ...given[index] }))
    const memory = new MeetingMemory()
    memory.follow({ ...base, entries })
    return memory.pairs
  }

  test('are the same remark in two recorders’ words', () => {
    expect(pairsOf({}, {})).toEqual([['a', 'b']])
  })

  test.each([
    ['by the same recorder', { recorder: '記録係A' }],
    ['written long after', { at: '2026-11-26T01:11:00Z' }],
    ['without a time', { at: '' }],
    ['left out of the summary', { status: 'omitted' }],
    ['merged already', { mergedInto: 'a' }],
    ['a memo', { kind: 'memo' }],
    ['about something else', { text: '運転手の平均年齢は五十八歳で、五年後には半分が退職する。' }],
    ['too short to tell', { text: '大学や高専' }],
  ])('are not pointed out: %s', (_, b) => {
    expect(pairsOf({}, b)).toEqual([])
  })

  test('in the same words about another number are not the same remark', () => {
    const a = { text: '事務局（北海道）から説明（資料３）' }
    expect(pairsOf(a, { text: '事務局（北海道）から説明（資料４）' })).toEqual([])
    expect(pairsOf(a, { text: '事務局（北海道）から説明（資料3）。' })).toEqual([['a', 'b']])
  })
})
