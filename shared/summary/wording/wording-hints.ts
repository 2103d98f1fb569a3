import type { Entry } from '../../meeting/entry.ts'
import { isRemark } from '../../meeting/remark.ts'
import { bracketHints, finalStopHints } from './endings.ts'
import type { Hint } from './hint.ts'
import { mixedHints } from './mixed.ts'
import { patternHints } from './patterns.ts'

/** A hint on the wording of an entry. */
export type WordingPoint = { readonly entry: Entry; readonly hint: Hint }

/** What may be wrong with the wording of a document's entries, in their order and then from left to right. */
export function wordingHints(entries: readonly Entry[]): WordingPoint[] {
  const mixed = mixedHints(entries)
  return entries.flatMap(entry => {
    const [own, more] = [ownHints(entry), mixed.get(entry) ?? []]
    if (own.length === 0 && more.length === 0) return []
    return [...own, ...more].sort((a, b) => a.start - b.start).map(hint => ({ entry, hint }))
  })
}

/** An entry that has not changed is not looked through again. */
const known = new WeakMap<Entry, readonly Hint[]>()

function ownHints(entry: Entry): readonly Hint[] {
  const hints = known.get(entry) ?? hintsOn(entry)
  known.set(entry, hints)
  return hints
}

/** Remarks are sentences; the lines of an agenda item (・事務局から説明) are not. */
function hintsOn({ text, kind }: Entry): Hint[] {
  const stops = isRemark(kind) ? finalStopHints(text) : []
  return [...patternHints(text), ...bracketHints(text), ...stops]
}
