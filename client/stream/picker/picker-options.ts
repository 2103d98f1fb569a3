import { ENTRY_KINDS, type EntryKind } from '../../../shared/meeting/entry.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { type ThemeMark, themeMarks } from '../../../shared/outline/outline.ts'
import type { PickerKind } from '../editor/trigger.ts'
import { folded, foldedQuery } from './fold.ts'
import { recentSpeakers } from './recent-speakers.ts'

/** One line of a picker. `match` is the part of the label that the query found. */
export type PickerOption = {
  readonly key: string
  readonly label: string
  readonly match: { readonly start: number; readonly end: number } | null
  readonly detail: string
  readonly mark: ThemeMark | null
  /** The digit with which Alt (for speakers Alt+Shift) chooses it, and that finds it; null for none. */
  readonly number: number | null
  /** What finds it besides label and detail: readings, the other language. */
  readonly words: readonly string[]
  readonly choice:
    | { readonly kind: 'set'; readonly value: string | null }
    | { readonly kind: 'create'; readonly list: 'themes' | 'attendees'; readonly label: string }
}

export type PickerWords = {
  readonly noTheme: string
  readonly noSpeaker: string
  readonly kinds: Readonly<Record<EntryKind, string>>
  readonly kindReadings: Readonly<Record<EntryKind, string>>
  readonly countOf: (count: number) => string
  readonly newTheme: (label: string) => string
  readonly newSpeaker: (name: string) => string
}

export type PickerMeeting = Pick<Meeting, 'themes' | 'attendees' | 'entries'>

/** The choices that a query leaves, best first; for themes and speakers a last one creates what was typed. */
export function pickerOptions(
  kind: PickerKind,
  query: string,
  meeting: PickerMeeting,
  words: PickerWords,
  currentSpeaker: string | null = null,
): PickerOption[] {
  switch (kind) {
    case 'theme':
      return [...found(themeOptions(meeting, words), query), ...themeCreation(meeting, query, words)]
    case 'speaker': {
      const options = speakerOptions(meeting, words, currentSpeaker)
      return [...found(options, query), ...speakerCreation(meeting, query, words)]
    }
    case 'kind':
      return found(kindOptions(words), query)
  }
}

type Candidate = Omit<PickerOption, 'match'>

function themeOptions({ themes, entries }: PickerMeeting, words: PickerWords): Candidate[] {
  const countOf = (id: string) => entries.filter(entry => entry.theme === id && entry.text !== '').length
  const readings = new Map(themes.map(({ id, reading }) => [id, reading]))
  const options = themeMarks(themes).map(mark => ({
    key: mark.id,
    label: mark.label,
    detail: words.countOf(countOf(mark.id)),
    mark,
    number: mark.number,
    words: [readings.get(mark.id) ?? ''],
    choice: { kind: 'set' as const, value: mark.id },
  }))
  return [...options, noneOf(words.noTheme)]
}

/** Whoever spoke last stands first, so that one key answers when two people talk to each other. */
function speakerOptions(meeting: PickerMeeting, words: PickerWords, current: string | null): Candidate[] {
  const options = meeting.attendees
    .map(({ id, name, role, affiliation, post, reading }, index) => ({
      key: id,
      label: name || role,
      detail: [affiliation, post, name ? role : ''].filter(Boolean).join(' '),
      mark: null,
      number: index + 1,
      words: [reading],
      choice: { kind: 'set' as const, value: id },
    }))
    .filter(({ label }) => label !== '')
  const recent = recentSpeakers(meeting.entries, current)
  const first = recent.flatMap(id => options.filter(option => option.key === id))
  return [...first, ...options.filter(option => !recent.includes(option.key)), noneOf(words.noSpeaker)]
}

function kindOptions({ kinds, kindReadings }: PickerWords): Candidate[] {
  return ENTRY_KINDS.map(kind => ({
    key: kind,
    label: kinds[kind],
    detail: '',
    mark: null,
    number: null,
    words: [kindReadings[kind], kind],
    choice: { kind: 'set', value: kind },
  }))
}

function noneOf(label: string): Candidate {
  const choice = { kind: 'set' as const, value: null }
  return { key: 'none', label, detail: '', mark: null, number: 0, words: [], choice }
}

function themeCreation({ themes }: PickerMeeting, query: string, words: PickerWords): PickerOption[] {
  if (query === '' || themes.some(theme => folded(theme.label) === folded(query))) return []
  return [creation('themes', query, words.newTheme(query))]
}

function speakerCreation({ attendees }: PickerMeeting, query: string, words: PickerWords): PickerOption[] {
  if (query === '' || attendees.some(({ name }) => folded(name) === folded(query))) return []
  return [creation('attendees', query, words.newSpeaker(query))]
}

function creation(list: 'themes' | 'attendees', label: string, offer: string): PickerOption {
  const choice = { kind: 'create' as const, list, label }
  return { key: 'new', label: offer, match: null, detail: '', mark: null, number: null, words: [], choice }
}

/** What has the query as its number, then labels that begin with it, then those that hold it, then what else does. */
function found(candidates: readonly Candidate[], query: string): PickerOption[] {
  const sought = foldedQuery(query)
  return candidates
    .map(each => ({ rank: rankOf(each, sought), option: { ...each, match: matchIn(each.label, sought) } }))
    .filter(({ rank }) => rank < UNFOUND)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}

const UNFOUND = 3

function rankOf({ label, detail, words, number }: Candidate, sought: string): 0 | 1 | 2 | typeof UNFOUND {
  const texts = [label, ...words].map(folded)
  if (texts.some(text => text.startsWith(sought)) || (number !== null && String(number) === sought)) return 0
  if (texts.some(text => text.includes(sought))) return 1
  return folded(detail).includes(sought) ? 2 : UNFOUND
}

/** Null too where folding changes the length, since the places in the label are then unknown. */
function matchIn(label: string, sought: string): PickerOption['match'] {
  const start = folded(label).indexOf(sought)
  if (sought === '' || start < 0 || folded(label).length !== label.length) return null
  return { start, end: start + sought.length }
}
