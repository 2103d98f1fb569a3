import type * as Y from 'yjs'
import { factsOf } from '../meeting/meeting-doc.ts'
import { type Meeting, readMeeting } from '../meeting/read-meeting.ts'
import { shownEntries } from '../outline/fate.ts'
import { gramsOf } from './grams.ts'

/** What was said under a theme: how many texts, and in how many of them each piece stood. */
export type Terms = { readonly texts: number; readonly grams: ReadonlyMap<string, number> }
/** What earlier meetings of a series said, by `labelKey` of the theme's label. */
export type SeriesTerms = ReadonlyMap<string, Terms>

/** The fact of a meeting that holds them, as text. */
const FACT = 'seriesTerms'
/** Keeps the table at some 20 KB for nine themes. */
const MOST_GRAMS = 250
const MOST_THEMES = 40
/** A long meeting's last entries stand for it. */
const MOST_ENTRIES = 2_000

/** Labels that differ in width, case or blanks alone are the same. */
export function labelKey(label: string): string {
  return label.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

/**
 * What a meeting hands on to the next of its series: the entries that its summary shows, as counts of pieces by
 * theme, and half of what it was handed itself. No text, no name, no memo, nothing left out.
 */
export function handedOn(doc: Y.Doc): SeriesTerms {
  return termsAfter(readMeeting(doc), readSeriesTerms(doc))
}

/** The same of a meeting as a value, after the terms that it began with. */
export function termsAfter(
  meeting: Pick<Meeting, 'entries' | 'themes'>,
  before: SeriesTerms = new Map(),
): SeriesTerms {
  const said = saidUnder(meeting)
  for (const [key, terms] of before) said.set(key, mixed(said.get(key), halved(terms)))
  const kept = [...said].filter(([, terms]) => terms.grams.size > 0).slice(0, MOST_THEMES)
  return new Map(kept.map(([key, terms]) => [key, shortened(terms)]))
}

/** Keeps the terms in a new meeting's document. */
export function writeSeriesTerms(doc: Y.Doc, terms: SeriesTerms): void {
  const plain = [...terms].map(([key, { texts, grams }]) => [key, texts, Object.fromEntries(grams)])
  if (plain.length > 0) factsOf(doc).set(FACT, JSON.stringify(plain))
}

/** The terms that a document holds. Total: whatever stands there, what is no count is passed over. */
export function readSeriesTerms(doc: Y.Doc): SeriesTerms {
  const rows = parsed(factsOf(doc).get(FACT))
  return new Map(rows.slice(0, MOST_THEMES).flatMap(rowOf))
}

function parsed(value: unknown): unknown[] {
  if (typeof value !== 'string') return []
  try {
    const rows: unknown = JSON.parse(value)
    return Array.isArray(rows) ? rows : []
  } catch {
    return []
  }
}

function rowOf(row: unknown): [string, Terms][] {
  if (!Array.isArray(row)) return []
  const [key, texts, grams]: unknown[] = row
  if (typeof key !== 'string' || !isCount(texts) || typeof grams !== 'object' || grams === null) return []
  const counts = Object.entries(grams).slice(0, MOST_GRAMS)
  return [[key, { texts, grams: new Map(counts.filter(([, count]) => isCount(count))) }]]
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 1_000_000
}

function saidUnder({ entries, themes }: Pick<Meeting, 'entries' | 'themes'>): Map<string, Terms> {
  const labels = new Map(themes.map(theme => [theme.id, labelKey(theme.label)]))
  const said = new Map<string, Terms>()
  for (const entry of shownEntries(entries).slice(-MOST_ENTRIES)) {
    const key = labels.get(entry.theme ?? '')
    if (key === undefined) continue
    const grams = new Map([...gramsOf(entry.text)].map(gram => [gram, 1]))
    said.set(key, mixed(said.get(key), { texts: 1, grams }))
  }
  return said
}

function mixed(a: Terms | undefined, b: Terms): Terms {
  if (a === undefined) return b
  const grams = new Map(a.grams)
  for (const [gram, count] of b.grams) grams.set(gram, (grams.get(gram) ?? 0) + count)
  return { texts: a.texts + b.texts, grams }
}

function halved({ texts, grams }: Terms): Terms {
  const half = [...grams].map(([gram, count]) => [gram, Math.floor(count / 2)] as const)
  return { texts: Math.floor(texts / 2), grams: new Map(half.filter(([, count]) => count > 0)) }
}

/** The pieces that stood in most texts; pairs before single characters, which say less. */
function shortened({ texts, grams }: Terms): Terms {
  const order = [...grams].sort(
    ([a, one], [b, other]) => other - one || b.length - a.length || (a < b ? -1 : 1),
  )
  return { texts: Math.max(1, texts), grams: new Map(order.slice(0, MOST_GRAMS)) }
}
