import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { KIND_READINGS } from '../../../client/stream/commands/command-words.ts'
import type { Guard } from '../../../client/stream/editor/guard.ts'
import { pickerOpenedBy, queryAfter } from '../../../client/stream/editor/trigger.ts'
import { nextRegion } from '../../../client/stream/next-region.ts'
import { pickerKeyAct } from '../../../client/stream/picker/picker-keys.ts'
import { type PickerWords, pickerOptions } from '../../../client/stream/picker/picker-options.ts'
import { recentSpeakers } from '../../../client/stream/picker/recent-speakers.ts'
import { recorderMarks } from '../../../client/stream/recorder-mark.ts'
import { createRemovalGuard, type RemovalQuestion } from '../../../client/stream/removal-guard.ts'
import type { Attendee, Theme } from '../../../shared/meeting/read-meeting.ts'

const words: PickerWords = {
  noTheme: 'テーマなし',
  kinds: {
    opinion: '意見',
    question: '質問',
    answer: '回答',
    report: '報告',
    decision: '決定',
    action: '宿題',
    memo: '内部メモ',
  },
  noSpeaker: '発言者なし',
  kindReadings: KIND_READINGS,
  countOf: count => `${count}件`,
  newTheme: label => `新しいテーマ「${label}」を作る`,
  newSpeaker: name => `出席者「${name}」を加える`,
}
const theme = (id: string, label: string, reading = ''): Theme => ({
  id,
  label,
  reading,
  rank: null,
  colour: '',
  parent: null,
})
const attendee = (id: string, name: string, reading: string): Attendee => ({
  id,
  name,
  reading,
  affiliation: '経済団体',
  rank: null,
  post: '',
  group: '',
  role: '',
  attendance: 'present',
  note: '',
})
const meeting = {
  themes: [theme('t1', '行政のデジタル化'), theme('t2', 'デジタル人材育成')],
  attendees: [],
  entries: [],
}
const labels = (query: string) => pickerOptions('theme', query, meeting, words).map(option => option.label)

test('a picker opens on half and full width, not inside words, addresses and fractions', () => {
  expect(pickerOpenedBy('＃', '道内')).toBe('theme')
  expect(pickerOpenedBy('#', '')).toBe('theme')
  expect(pickerOpenedBy('@', '委員')).toBe('speaker')
  expect(pickerOpenedBy('/', '。')).toBe('kind')
  for (const before of ['C', 'http:', '1']) expect(pickerOpenedBy('/', before)).toBeNull()
  expect(pickerOpenedBy('@', 'info')).toBeNull()
  expect(pickerOpenedBy('／', '１')).toBeNull()
  expect(pickerOpenedBy('あ', '')).toBeNull()
})

test('the query ends where a sentence goes on', () => {
  expect(queryAfter('＃産業')).toBe('産業')
  expect(queryAfter('＃産業 は')).toBeNull()
  expect(queryAfter('＃産業。')).toBeNull()
  expect(queryAfter(`＃${'長'.repeat(25)}`)).toBeNull()
})

test('themes that begin with the query stand first; the last choice creates what is missing', () => {
  expect(labels('ﾃﾞｼﾞﾀﾙ')).toEqual(['デジタル人材育成', '行政のデジタル化', '新しいテーマ「ﾃﾞｼﾞﾀﾙ」を作る'])
  expect(labels('行政のデジタル化')).toEqual(['行政のデジタル化'])
  expect(labels('')).toEqual(['行政のデジタル化', 'デジタル人材育成', 'テーマなし'])
})

test('kana finds themes and people by their reading, and a digit by their number', () => {
  const read = {
    themes: [theme('t1', '産業', 'さんぎょう'), theme('t2', '暮らし', 'くらし')],
    attendees: [attendee('a1', '佐藤', 'サトウ'), attendee('a2', '山田', 'やまだ')],
    entries: [],
  }
  const first = (kind: 'theme' | 'speaker' | 'kind', query: string) =>
    pickerOptions(kind, query, read, words)[0]?.label
  expect(first('theme', 'くら')).toBe('暮らし')
  expect(first('theme', 'くらs')).toBe('暮らし')
  expect(first('theme', '２')).toBe('暮らし')
  expect(first('theme', '0')).toBe('テーマなし')
  expect(first('speaker', 'さと')).toBe('佐藤')
  expect(first('speaker', 'ﾔﾏﾀﾞ')).toBe('山田')
  expect(first('speaker', '経済')).toBe('佐藤')
  expect(first('kind', 'しつ')).toBe('質問')
  expect(first('kind', 'memo')).toBe('内部メモ')
  const unknown = pickerOptions('speaker', '鈴木', read, words)
  expect(unknown.map(({ label, choice }) => [label, choice.kind])).toEqual([
    ['出席者「鈴木」を加える', 'create'],
  ])
})

test('whoever spoke last, but for the speaker of this entry, is the first choice', () => {
  const said = (speaker: string, minute: number) => ({ speaker, at: `2026-11-26T10:0${minute}:00Z` })
  const entries = [said('a1', 1), said('a2', 2), said('a3', 3), said('a2', 4)]
  expect(recentSpeakers(entries, 'a2')).toEqual(['a3', 'a1'])
  expect(recentSpeakers(entries, null)).toEqual(['a2', 'a3', 'a1'])
})

test('arrows go round, Enter chooses, Esc keeps the text, and with nothing found Enter is the editor’s', () => {
  const key = (name: string) => ({
    key: name,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
  })
  expect(pickerKeyAct(key('ArrowUp'), 0, 3)).toEqual({ kind: 'move', to: 2 })
  expect(pickerKeyAct(key('ArrowDown'), 2, 3)).toEqual({ kind: 'move', to: 0 })
  expect(pickerKeyAct(key('Enter'), 0, 1)).toEqual({ kind: 'choose' })
  expect(pickerKeyAct(key('Enter'), 0, 0)).toEqual({ kind: 'none' })
  expect(pickerKeyAct(key('Escape'), 0, 0)).toEqual({ kind: 'dismiss' })
})

test('recorders are marked by their letter, else by their first character', () => {
  const marks = recorderMarks(['田中', '記録係B', '記録係Ａ', '田中'])
  expect(marks.get('田中')).toEqual({ letter: '田', hue: 'A' })
  expect(marks.get('記録係B')).toEqual({ letter: 'B', hue: 'B' })
  expect(marks.get('記録係Ａ')).toEqual({ letter: 'A', hue: 'A' })
})

test('F6 goes round the regions that are present', () => {
  expect(nextRegion(['agenda', 'themes', 'bar'], 'editor', false)).toBe('agenda')
  expect(nextRegion(['agenda', 'themes', 'bar'], 'themes', false)).toBe('bar')
  expect(nextRegion(['agenda', 'themes', 'bar'], 'editor', true)).toBe('bar')
  expect(nextRegion([], 'editor', false)).toBe('editor')
})

describe('taking away what a colleague’s caret stands in', () => {
  const asked: (RemovalQuestion | null)[] = []
  let guard: Guard
  const again = vi.fn((key: string, entries: readonly string[]) =>
    guard.mayRemove({ act: 'join', key, entries, again: () => {} }),
  )
  beforeEach(() => {
    vi.useFakeTimers()
    asked.length = 0
    again.mockClear()
    const colleagues = [{ entry: 'e1', user: { name: '記録係B', colour: 1 } }]
    guard = createRemovalGuard(
      () => colleagues,
      question => asked.push(question),
    )
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const press = (key: string, entries: readonly string[], isHeld = false) => {
    guard.pressed(key, isHeld)
    return guard.mayRemove({ act: 'join', key, entries, again: () => again(key, entries) })
  }

  test('is asked about, and done when the same key comes again', () => {
    expect(press('Backspace', ['e2'])).toBe(true)
    expect(press('Backspace', ['e1', 'e2'])).toBe(false)
    expect(asked).toMatchObject([{ act: 'join', names: ['記録係B'] }])
    expect(press('Backspace', ['e1', 'e2'])).toBe(true)
    expect(asked.at(-1)).toBeNull()
  })

  test('is asked about anew for other lines, by another key, and after eight seconds', () => {
    expect(press('Backspace', ['e1'])).toBe(false)
    expect(press('Backspace', ['e1', 'e2'])).toBe(false)
    expect(press('Delete', ['e1', 'e2'])).toBe(false)
    vi.advanceTimersByTime(8_000)
    expect(asked.at(-1)).toBeNull()
    expect(press('Delete', ['e1', 'e2'])).toBe(false)
  })

  test('is answered by buttons as well, even while the key is still held down', () => {
    press('Backspace', ['e1'])
    press('Backspace', ['e1'], true)
    asked.at(-1)?.confirm()
    expect(again).toHaveBeenCalledOnce()
    expect(again).toHaveReturnedWith(true)
    expect(asked.at(-1)).toBeNull()
    expect(press('Backspace', ['e1'])).toBe(false)
    asked.at(-1)?.cancel()
    expect(asked.at(-1)).toBeNull()
    expect(again).toHaveBeenCalledOnce()
  })

  test('is not confirmed by a key that is held down', () => {
    expect(press('Backspace', ['e1'])).toBe(false)
    expect(press('Backspace', ['e1'], true)).toBe(false)
    expect(press('Backspace', ['e1'])).toBe(true)
  })

  test('is withdrawn by Esc and by any key that does not answer', () => {
    press('Backspace', ['e1'])
    expect(guard.withdraw()).toBe(true)
    expect(asked.at(-1)).toBeNull()
    expect(guard.withdraw()).toBe(false)
    expect(press('Backspace', ['e1'])).toBe(false)
    guard.pressed('a', false)
    expect(asked.at(-1)).toBeNull()
    expect(press('Backspace', ['e1'])).toBe(false)
  })
})
