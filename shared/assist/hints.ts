import type { Entry } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { fatesAmong } from '../outline/fate.ts'
import { type ThemeMark, themeMarks } from '../outline/outline.ts'
import type { MeetingMemory } from './meeting-memory.ts'
import { mergeOf, type Pair, pairKey } from './pairs.ts'

/** Where somebody writes, and what they have done there. */
export type WritingPlace = {
  readonly entry: string | null
  /** True once something was typed in the entry since the caret came into it. */
  readonly wasTyped: boolean
  /** True once its theme was chosen while the caret was in it. */
  readonly isSettled: boolean
}

/** A theme to be given to an entry; `now` is the one that it has. */
export type Suggestion = {
  readonly entry: string
  readonly theme: ThemeMark
  readonly now: ThemeMark | null
}

/** Two entries that seem to be the same remark, and which would speak for both. */
export type Duplicate = { readonly pair: Pair; readonly kept: Entry; readonly merged: Entry }

/** The theme to suggest, null for none. An entry with a theme (inherited, mostly) is spoken to only while it is being written. */
export function suggestionFor(
  { themes }: Pick<Meeting, 'themes'>,
  memory: MeetingMemory,
  place: WritingPlace,
): Suggestion | null {
  const entry = memory.entry(place.entry ?? '')
  if (entry === undefined || entry.kind === 'memo' || entry.mergedInto !== null || place.isSettled)
    return null
  const marks = themeMarks(themes)
  const now = marks.find(mark => mark.id === entry.theme) ?? null
  if (now !== null && !place.wasTyped) return null
  const found = memory.suggest(entry)
  const theme = marks.find(mark => mark.id === found)
  return theme === undefined || theme.id === now?.id ? null : { entry: entry.id, theme, now }
}

/** An entry's pairs that nobody has settled: `apart` are the keys of those that were said to be different remarks. */
export function openPairsOf(memory: MeetingMemory, apart: ReadonlySet<string>, id: string): Pair[] {
  return memory.pairsOf(id).filter(pair => !apart.has(pairKey(pair)))
}

/** The open pairs that may concern a recorder: with the entry they are in, or with one of theirs. */
export function pairsFor(
  memory: MeetingMemory,
  apart: ReadonlySet<string>,
  { entry }: WritingPlace,
  recorder: string,
): Pair[] {
  const ids = new Set(memory.writtenBy(recorder))
  if (entry !== null) ids.add(entry)
  const pairs = [...ids].flatMap(id => openPairsOf(memory, apart, id))
  return [...new Set(pairs)]
}

/** Ids of the entries that count as merged. */
export function mergedIn(memory: MeetingMemory): ReadonlySet<string> {
  const fates = fatesAmong(memory.mergers, id => memory.entry(id))
  return new Set([...fates].flatMap(([id, fate]) => (fate === 'merged' ? [id] : [])))
}

/** The pair to point out to a recorder: that of the entry they are in, else the newest with an entry of theirs. */
export function duplicateFor(
  { entries }: Pick<Meeting, 'entries'>,
  pairs: readonly Pair[],
  { entry }: WritingPlace,
  recorder: string,
): Duplicate | null {
  if (pairs.length === 0) return null
  const places = new Map(entries.map((each, index) => [each.id, index]))
  const placeOf = (id: string) => places.get(id) ?? -1
  const isHere = (pair: Pair) => entry !== null && pair.includes(entry)
  const isOwn = (pair: Pair) => pair.some(id => entries[placeOf(id)]?.recorder === recorder)
  const newest = (pair: Pair) => Math.max(...pair.map(placeOf))
  const known = pairs.filter(pair => pair.every(id => places.has(id)))
  const here = known.filter(isHere)
  const candidates = here.length > 0 ? here : known.filter(isOwn)
  const [pair] = candidates.sort((a, b) => newest(b) - newest(a))
  const [a, b] = pair?.map(id => entries[placeOf(id)]) ?? []
  return pair && a && b ? { pair, ...mergeOf(a, b) } : null
}
