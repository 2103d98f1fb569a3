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

/** What the entries of one document write now one way, now the other: the rarer way is pointed out. By entry, in order. */
export function mixedHints(entries: readonly Entry[]): Hint[][] {
  const hints: Hint[][] = entries.map(() => [])
  const found = entries.map(foundIn)
  for (const [index, { rule, isOneWay }] of MIXTURES.entries()) {
    const one = found.map(each => each[index]?.[0] ?? [])
    const other = found.map(each => each[index]?.[1] ?? [])
    const words = (found: readonly (readonly RegExpExecArray[])[]) => found.flat().map(each => each[0])
    if (isOneWay?.(words(one), words(other))) continue
    const rarer = words(other).length <= words(one).length ? other : one
    const common = rarer === other ? one : other
    if (words(common).length === 0) continue
    rarer.forEach((places, index) => {
      for (const each of places)
        hints[index]?.push({ rule, start: each.index, end: each.index + each[0].length })
    })
  }
  return hints
}

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
