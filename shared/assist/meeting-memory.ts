import type { Entry } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { gramsOf } from './grams.ts'
import { type Pair, pairKey, pairOf } from './pairs.ts'
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
  readonly entry: Entry
  readonly learnt: Learnt | null
  readonly compared: Comparable | null
  pass: number
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
  readonly #pairs = new Map<string, Pair>()
  readonly #series: SeriesTerms
  #pass = 0

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
    this.#pass += 1
    let left = portion
    for (const entry of entries) {
      const kept = this.#kept.get(entry.id)
      if (kept) kept.pass = this.#pass
      if (kept && isSame(kept.entry, entry)) continue
      if (left === 0) return false
      left -= 1
      this.#forget(kept)
      this.#remember(entry)
    }
    if (this.#kept.size > entries.length)
      for (const kept of this.#kept.values()) if (kept.pass !== this.#pass) this.#forget(kept)
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

  /** Entries that seem to be the same remark, in the order found. */
  get pairs(): readonly Pair[] {
    return [...this.#pairs.values()]
  }

  #remember(entry: Entry): void {
    const grams = gramsOf(entry.text)
    const { id } = entry
    const learnt = entry.theme !== null && entry.kind !== 'memo' ? { theme: entry.theme, grams } : null
    const compared = isOpen(entry) ? comparable(entry, grams) : null
    this.#kept.set(id, { entry, learnt, compared, pass: this.#pass })
    if (learnt) this.#model.count(learnt.theme, grams, 1)
    if (compared === null) return
    for (const other of this.#similar.find(compared)) {
      const pair = pairOf(id, other)
      this.#pairs.set(pairKey(pair), pair)
    }
    this.#similar.add(compared)
  }

  #forget(kept: Kept | undefined): void {
    if (kept === undefined) return
    const { id } = kept.entry
    this.#kept.delete(id)
    if (kept.learnt) this.#model.count(kept.learnt.theme, kept.learnt.grams, -1)
    if (kept.compared === null) return
    this.#similar.remove(id)
    for (const [key, pair] of this.#pairs) if (pair.includes(id)) this.#pairs.delete(key)
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
