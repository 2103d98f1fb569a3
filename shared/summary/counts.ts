import { ENTRY_KINDS, type EntryKind } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { isRemark } from '../meeting/remark.ts'
import { fatesOf } from '../outline/fate.ts'

/** The ledger of a meeting's entries: captured = shown + merged + omitted + memo. Entries without text do not count. */
export type Counts = {
  readonly captured: number
  /** Printed in the summary; the sum of `byKind`, and of `confirmed` and `unconfirmed`. */
  readonly shown: number
  readonly merged: number
  readonly omitted: number
  readonly memo: number
  readonly byKind: Readonly<Record<EntryKind, number>>
  readonly confirmed: number
  readonly unconfirmed: number
  /** Shown remarks (opinion, question, answer) that have no theme. */
  readonly withoutTheme: number
}

/** Counts a meeting's entries. */
export function countsOf(meeting: Pick<Meeting, 'entries' | 'themes'>): Counts {
  const fates = fatesOf(meeting.entries)
  const ended = (fate: string) => meeting.entries.filter(entry => fates.get(entry.id) === fate)
  const shown = ended('shown')
  const themes = new Set(meeting.themes.map(theme => theme.id))
  const confirmed = shown.filter(entry => entry.status === 'confirmed').length
  const outcome = {
    shown: shown.length,
    merged: ended('merged').length,
    omitted: ended('omitted').length,
    memo: ended('memo').length,
  }
  return {
    captured: outcome.shown + outcome.merged + outcome.omitted + outcome.memo,
    ...outcome,
    byKind: kindCounts(shown),
    confirmed,
    unconfirmed: shown.length - confirmed,
    withoutTheme: shown.filter(({ kind, theme }) => isRemark(kind) && !(theme !== null && themes.has(theme)))
      .length,
  }
}

function kindCounts(entries: readonly { readonly kind: EntryKind }[]): Record<EntryKind, number> {
  const counts = { opinion: 0, question: 0, answer: 0, report: 0, decision: 0, action: 0, memo: 0 }
  for (const kind of ENTRY_KINDS) counts[kind] = entries.filter(entry => entry.kind === kind).length
  return counts
}
