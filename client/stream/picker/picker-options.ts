import { ENTRY_KINDS, type EntryKind } from '../../../shared/meeting/entry.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { type ThemeMark, themeMarks } from '../../../shared/outline/outline.ts'
import type { PickerKind } from '../editor/trigger.ts'

/** One line of a picker. `match` is the part of the label that the query found. */
export type PickerOption = {
  readonly key: string
  readonly label: string
  readonly match: { readonly start: number; readonly end: number } | null
  readonly detail: string
  readonly mark: ThemeMark | null
  readonly choice:
    | { readonly kind: 'set'; readonly value: string | null }
    | { readonly kind: 'create-theme'; readonly label: string }
}

export type PickerWords = {
  readonly noTheme: string
  readonly kinds: Readonly<Record<EntryKind, string>>
  readonly countOf: (count: number) => string
  readonly newTheme: (label: string) => string
}

/** The choices that a query leaves, best first; for themes a last one creates what was typed. */
export function pickerOptions(
  kind: PickerKind,
  query: string,
  meeting: Pick<Meeting, 'themes' | 'attendees' | 'entries'>,
  words: PickerWords,
): PickerOption[] {
  switch (kind) {
    case 'theme':
      return [...found(themeOptions(meeting, words), query), ...creation(meeting, query, words)]
    case 'speaker':
      return found(speakerOptions(meeting), query)
    case 'kind':
      return found(kindOptions(words), query)
  }
}

/** Letters as they are compared: full and half width, upper and lower case are the same. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

type Candidate = Omit<PickerOption, 'match'>

function themeOptions(
  { themes, entries }: Pick<Meeting, 'themes' | 'entries'>,
  words: PickerWords,
): Candidate[] {
  const countOf = (id: string) => entries.filter(entry => entry.theme === id && entry.text !== '').length
  const options = themeMarks(themes).map(mark => ({
    key: mark.id,
    label: mark.label,
    detail: words.countOf(countOf(mark.id)),
    mark,
    choice: { kind: 'set' as const, value: mark.id },
  }))
  const none = { key: 'none', label: words.noTheme, detail: '', mark: null }
  return [...options, { ...none, choice: { kind: 'set', value: null } }]
}

function speakerOptions({ attendees }: Pick<Meeting, 'attendees'>): Candidate[] {
  return attendees
    .filter(each => each.name !== '' || each.role !== '')
    .map(({ id, name, role, affiliation, post }) => ({
      key: id,
      label: name || role,
      detail: [affiliation, post, name ? role : ''].filter(Boolean).join(' '),
      mark: null,
      choice: { kind: 'set', value: id },
    }))
}

function kindOptions({ kinds }: PickerWords): Candidate[] {
  return ENTRY_KINDS.map(kind => ({
    key: kind,
    label: kinds[kind],
    detail: '',
    mark: null,
    choice: { kind: 'set', value: kind },
  }))
}

function creation({ themes }: Pick<Meeting, 'themes'>, query: string, words: PickerWords): PickerOption[] {
  if (query === '' || themes.some(theme => folded(theme.label) === folded(query))) return []
  const option = { key: 'new', label: words.newTheme(query), match: null, detail: '', mark: null }
  return [{ ...option, choice: { kind: 'create-theme', label: query } }]
}

/** Labels that begin with the query, then those that hold it, then those whose detail does. */
function found(candidates: readonly Candidate[], query: string): PickerOption[] {
  return candidates
    .map(each => ({ rank: rankOf(each, query), option: { ...each, match: matchIn(each.label, query) } }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}

function rankOf({ label, detail }: Candidate, query: string): 0 | 1 | 2 | 3 {
  const at = folded(label).indexOf(folded(query))
  if (at >= 0) return at === 0 ? 0 : 1
  return folded(detail).includes(folded(query)) ? 2 : 3
}

/** Null too where folding changes the length, since the places in the label are then unknown. */
function matchIn(label: string, query: string): PickerOption['match'] {
  const start = folded(label).indexOf(folded(query))
  if (query === '' || start < 0 || folded(label).length !== label.length) return null
  return { start, end: start + folded(query).length }
}
