import { changedSpan } from '../changed-span.ts'
import type { Entry } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { gramsOf } from './grams.ts'
import { PairIndex } from './pair-index.ts'
import { type Pair, pairOf } from './pairs.ts'
import { labelKey, type SeriesTerms } from './series-terms.ts'
import { type Comparable, comparable, SimilarEntries } from './similar-entries.ts'
import { type Likelihood, ThemeModel } from './theme-model.ts'

/** A theme's label says what it is about: as much as this many entries. */
const LABEL_WEIGHT = 2
/** A suggestion is made from this likelihood on: then about three of four are right (measured: docs/ASSIST.md). */
export const LIKELY_FROM = 0.8
/** A text of which fewer pieces have been seen before says too little. */
export const FEWEST_KNOWN = 4

type Learnt = { readonly theme: string; readonly grams: ReadonlySet<string> }
type Kept = {
  entry: Entry
  readonly learnt: Learnt | null
  readonly compared: Comparable | null
}

/**
 * What the entries of a meeting say: under which themes, and which of them seem to be the same remark. It follows
 * the meeting: work is done for what has changed alone, and in portions.
 */
export class MeetingMemory {
  readonly #model = new ThemeModel()
  readonly #similar = new SimilarEntries()
  readonly #kept = new Map<string, Kept>()
  readonly #labels = new Map<string, string>()
  readonly #pairs = new PairIndex()
  /** Ids of the entries that are compared, by recorder. */
  readonly #written = new Map<string, Set<string>>()
  readonly #mergers = new Set<string>()
  readonly #series: SeriesTerms
  /** The entries as they were taken in, in the order of the stream. */
  #taken: readonly Entry[] = []

  /** `series` is what earlier meetings of the series have left. */
  constructor(series: SeriesTerms = new Map()) {
    this.#series = series
  }

  /** Takes in at most `portion` changed entries. False when there are more: call again. */
  follow(
    { entries, themes }: Pick<Meeting, 'entries' | 'themes'>,
    portion = Number.POSITIVE_INFINITY,
  ): boolean {
    this.#followLabels(themes)
    const { from, endAfter, endBefore } = changedSpan(this.#taken, entries)
    let left = portion
    for (let at = from; at < endAfter; at++) {
      const entry = entries[at]
      if (entry === undefined || this.#isKnown(entry)) continue
      if (left === 0) {
        this.#taken = [...entries.slice(0, at), ...this.#taken.slice(Math.min(at, endBefore))]
        return false
      }
      left -= 1
      this.#forget(this.#kept.get(entry.id))
      this.#remember(entry)
    }
    this.#taken = entries
    if (this.#kept.size > entries.length) this.#forgetOthers(entries)
    return true
  }

  /** The themes for an entry's text, likeliest first; what the entry itself has taught is left out of account. */
  rank(entry: Pick<Entry, 'id' | 'text'>): { readonly ranked: Likelihood[]; readonly known: number } {
    const own = this.#kept.get(entry.id)?.learnt ?? null
    if (own) this.#model.count(own.theme, own.grams, -1)
    const answer = this.#model.rank(gramsOf(entry.text), [...this.#labels.keys()])
    if (own) this.#model.count(own.theme, own.grams, 1)
    return answer
  }

  /** The id of the theme that an entry's text is likely to belong to, null when none stands out. */
  suggest(entry: Pick<Entry, 'id' | 'text'>): string | null {
    const { ranked, known } = this.rank(entry)
    const best = ranked[0]
    if (best === undefined || ranked.length < 2 || known < FEWEST_KNOWN) return null
    return best.likelihood >= LIKELY_FROM ? best.theme : null
  }

  /** Entries that seem to be the same remark, two by two. */
  get pairs(): readonly Pair[] {
    return this.#pairs.all()
  }

  /** The pairs with an entry. */
  pairsOf(id: string): readonly Pair[] {
    return this.#pairs.of(id)
  }

  /** Ids of the entries that have got or lost a pair since the last call. */
  takePaired(): ReadonlySet<string> {
    return this.#pairs.takeTouched()
  }

  /** Ids of a recorder's entries, those aside that are settled in another way. */
  writtenBy(recorder: string): Iterable<string> {
    return this.#written.get(recorder) ?? []
  }

  /** The entries that somebody has merged into others. */
  get mergers(): readonly Entry[] {
    return [...this.#mergers].flatMap(id => this.entry(id) ?? [])
  }

  /** An entry as it was taken in. */
  entry(id: string): Entry | undefined {
    return this.#kept.get(id)?.entry
  }

  /** True for an entry that was taken in as it is. */
  #isKnown(entry: Entry): boolean {
    const kept = this.#kept.get(entry.id)
    if (kept === undefined || !isSame(kept.entry, entry)) return false
    kept.entry = entry
    return true
  }

  #forgetOthers(entries: readonly Entry[]): void {
    const ids = new Set(entries.map(({ id }) => id))
    for (const kept of this.#kept.values()) if (!ids.has(kept.entry.id)) this.#forget(kept)
  }

  #remember(entry: Entry): void {
    const grams = gramsOf(entry.text)
    const { id } = entry
    const learnt = entry.theme !== null && entry.kind !== 'memo' ? { theme: entry.theme, grams } : null
    const compared = isOpen(entry) ? comparable(entry, grams) : null
    this.#kept.set(id, { entry, learnt, compared })
    if (entry.mergedInto !== null) this.#mergers.add(id)
    if (learnt) this.#model.count(learnt.theme, grams, 1)
    if (compared === null) return
    for (const other of this.#similar.find(compared)) this.#pairs.add(pairOf(id, other))
    this.#similar.add(compared)
    const written = this.#written.get(entry.recorder) ?? new Set<string>()
    this.#written.set(entry.recorder, written.add(id))
  }

  #forget(kept: Kept | undefined): void {
    if (kept === undefined) return
    const { id, recorder } = kept.entry
    this.#kept.delete(id)
    this.#mergers.delete(id)
    if (kept.learnt) this.#model.count(kept.learnt.theme, kept.learnt.grams, -1)
    if (kept.compared === null) return
    this.#similar.remove(id)
    this.#pairs.remove(id)
    this.#written.get(recorder)?.delete(id)
  }

  #followLabels(themes: Meeting['themes']): void {
    const now = new Map(themes.map(theme => [theme.id, theme.label]))
    for (const [theme, label] of this.#labels)
      if (now.get(theme) !== label) this.#countLabel(theme, label, -1)
    for (const [theme, label] of now) if (this.#labels.get(theme) !== label) this.#countLabel(theme, label, 1)
    this.#labels.clear()
    for (const [theme, label] of now) this.#labels.set(theme, label)
  }

  /** With a label comes, and goes, what earlier meetings said under it. */
  #countLabel(theme: string, label: string, sign: 1 | -1): void {
    this.#model.count(theme, gramsOf(label), sign * LABEL_WEIGHT, 0)
    const terms = this.#series.get(labelKey(label))
    if (terms === undefined) return
    this.#model.count(theme, [], sign, sign * terms.texts)
    for (const [gram, count] of terms.grams) this.#model.countPiece(theme, gram, sign * count)
  }
}

/** Neither a memo, nor settled in another way. */
function isOpen(entry: Entry): boolean {
  return entry.kind !== 'memo' && entry.status !== 'omitted' && entry.mergedInto === null
}

function isSame(a: Entry, b: Entry): boolean {
  return (
    a.text === b.text &&
    a.theme === b.theme &&
    a.kind === b.kind &&
    a.status === b.status &&
    a.mergedInto === b.mergedInto &&
    a.recorder === b.recorder &&
    a.at === b.at
  )
}
