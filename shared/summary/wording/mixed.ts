import type { Entry } from '../../meeting/entry.ts'
import type { Hint, WordingRule } from './hint.ts'

/** The ways of writing the same that a document should not mix, and where a text uses each. */
type Mixture = {
  readonly rule: WordingRule
  readonly ways: readonly [RegExp, RegExp]
  /** True where both together are one way all the same. */
  readonly isOneWay?: (one: readonly string[], other: readonly string[]) => boolean
}

/** Numbers of papers and items are full width wherever they stand (資料１－２, 議事３, 第１回, 令和３年度). */
const NUMBERED = '(?<!(?:資料|議事|第|令和|平成|昭和)[０-９－、]*)'

const MIXTURES: readonly Mixture[] = [
  {
    rule: 'mixedDigits',
    ways: [
      /(?<![A-Za-z0-9.])[0-9]+(?:,[0-9]{3})*(?![0-9]*[A-Za-z.])/gu,
      new RegExp(`${NUMBERED}[０-９]+`, 'gu'),
    ],
    isOneWay: (half, full) =>
      full.every(digits => digits.length === 1) && half.every(digits => digits.length > 1),
  },
  { rule: 'mixedStops', ways: [/[、]/gu, /[，]/gu] },
  {
    rule: 'mixedStyle',
    ways: [
      /(?<=だ|[るいたくすつぬむうぐぶ])(?<!です|ます|ました|でした|ません|ましょう|でしょう|ください)。/gu,
      /(?:です|ます|ました|ません|でした|でしょう|ましょう|ください)。/gu,
    ],
  },
]

/** What the entries of one document write now one way, now the other: the rarer way is pointed out. By entry. */
export function mixedHints(entries: readonly Entry[]): ReadonlyMap<Entry, Hint[]> {
  const hints = new Map<Entry, Hint[]>()
  const found = entries.map(foundIn)
  for (const [index, { rule, isOneWay }] of MIXTURES.entries()) {
    const placesOf = (way: 0 | 1) => found.flatMap(each => each[index]?.[way] ?? [])
    const [one, other] = [placesOf(0), placesOf(1)]
    if (one.length === 0 || other.length === 0) continue
    if (isOneWay?.(one.map(wordOf), other.map(wordOf))) continue
    const rarer = other.length <= one.length ? 1 : 0
    entries.forEach((entry, at) => {
      const places = found[at]?.[index]?.[rarer] ?? []
      if (places.length > 0) hints.set(entry, [...(hints.get(entry) ?? []), ...places.map(hintOf(rule))])
    })
  }
  return hints
}

const wordOf = (place: RegExpExecArray) => place[0]
const hintOf = (rule: WordingRule) => (place: RegExpExecArray) => ({
  rule,
  start: place.index,
  end: place.index + place[0].length,
})

type Found = readonly (readonly [readonly RegExpExecArray[], readonly RegExpExecArray[]])[]

/** Where a text uses each way of each mixture; an entry that has not changed is not looked through again. */
function foundIn(entry: Entry): Found {
  const known = foundKnown.get(entry)
  if (known !== undefined) return known
  const places = (way: RegExp) => [...entry.text.matchAll(way)]
  const found = MIXTURES.map(({ ways: [one, other] }) => [places(one), places(other)] as const)
  foundKnown.set(entry, found)
  return found
}

const foundKnown = new WeakMap<Entry, Found>()
