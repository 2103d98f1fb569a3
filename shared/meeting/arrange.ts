import * as Y from 'yjs'
import { entryElement, removeItem, setEntry, setEntryRanks, setEntryText, setItem } from './edit-meeting.ts'
import type { Entry } from './entry.ts'
import { inOutlineOrder } from './entry-order.ts'
import { findEntryElement } from './meeting-doc.ts'
import { type Ranked, rankBetween, ranksFor, ranksToMove } from './rank.ts'
import { type Meeting, readEntry, readThemes, type Theme } from './read-meeting.ts'

/** Where an entry is to stand in the outline. */
export type Place = {
  readonly agenda: string | null
  readonly theme: string | null
  /** The ids of the entries that stand there now, in order; the one to be placed may be among them. */
  readonly siblings: readonly string[]
  /** Among the others, counted from 0. */
  readonly position: number
}

type Entries = Pick<Meeting, 'entries'>

/** Puts an entry into a place of the outline by its attributes alone. False when there is no such entry any more. */
export function placeEntry(
  doc: Y.Doc,
  meeting: Entries,
  id: string,
  place: Place,
  origin?: unknown,
): boolean {
  const { agenda, theme, siblings, position } = place
  if (findEntryElement(doc, id) === null) return false
  doc.transact(() => {
    setEntry(doc, id, { agenda, theme })
    setEntryRanks(doc, ranksToMove(ranked(meeting, siblings), id, position))
  }, origin)
  return true
}

/**
 * Splits an entry before a character of its text: what follows becomes an entry of its own right behind it, with the
 * same theme, speaker, time and recorder. False when there is nothing on one of the two sides.
 */
export function splitEntry(
  doc: Y.Doc,
  meeting: Entries,
  split: {
    readonly id: string
    readonly at: number
    readonly freshId: string
    readonly siblings: readonly string[]
  },
  origin?: unknown,
): boolean {
  const { id, at, freshId, siblings } = split
  const element = findEntryElement(doc, id)
  const page = element?.parent
  if (!element || !(page instanceof Y.XmlFragment)) return false
  const { text, mergedInto: _, status: __, extra: ___, ...kept } = readEntry(element, id)
  const [head, rest] = [text.slice(0, at), text.slice(at)]
  if (head.trim() === '' || rest.trim() === '') return false
  const next = ranked(meeting, siblings)[siblings.indexOf(id) + 1]?.rank ?? null
  const rank = kept.rank === null ? null : (rankBetween(kept.rank, next) ?? kept.rank)
  doc.transact(() => {
    setEntryText(doc, id, head.trimEnd())
    const fresh = entryElement({ ...kept, id: freshId, rank, text: rest.trimStart() })
    page.insert(page.toArray().indexOf(element) + 1, [fresh])
  }, origin)
  return true
}

/**
 * Gives all that belongs to one theme to another and removes the first. Where entries were put in order by hand, those
 * that come stand behind the others. False when one of the themes is gone.
 */
export function mergeThemes(
  doc: Y.Doc,
  meeting: Entries,
  from: string,
  into: string,
  origin?: unknown,
): boolean {
  const themes = readThemes(doc)
  const kept = themes.find(theme => theme.id === into)
  if (from === into || kept === undefined || !themes.some(theme => theme.id === from)) return false
  doc.transact(() => {
    passEntries(doc, meeting, from, into)
    passThemesBelow(doc, themes, from, kept)
    removeItem(doc, 'themes', from)
  }, origin)
  return true
}

function passEntries(doc: Y.Doc, { entries }: Entries, from: string, into: string): void {
  for (const agenda of new Set(entries.map(entry => entry.agenda))) {
    const under = (theme: string) =>
      inOutlineOrder(entries.filter(entry => entry.agenda === agenda && entry.theme === theme))
    const coming = under(from)
    for (const { id } of coming) setEntry(doc, id, { theme: into })
    setEntryRanks(doc, ranksBehind(under(into), coming))
  }
}

/** Two levels at most: they stand under the theme that is kept, or beside it where that has one above itself. */
function passThemesBelow(doc: Y.Doc, themes: readonly Theme[], from: string, kept: Theme): void {
  const above = kept.parent === null || kept.parent === from ? kept.id : kept.parent
  for (const { id, parent } of themes)
    if (parent === from) setItem(doc, 'themes', id, { parent: id === kept.id ? '' : above })
}

function ranked({ entries }: Entries, ids: readonly string[]): Ranked[] {
  const ranks = new Map(entries.map(entry => [entry.id, entry.rank]))
  return ids.map(id => ({ id, rank: ranks.get(id) ?? null }))
}

/** None where nobody has put anything in order: then time alone decides. */
function ranksBehind(first: readonly Entry[], second: readonly Entry[]): ReadonlyMap<string, string> {
  const order = [...first, ...second]
  if (order.every(entry => entry.rank === null)) return new Map()
  const ranks = ranksFor(order.length)
  return new Map(order.map(({ id }, index) => [id, ranks[index] ?? '']))
}
