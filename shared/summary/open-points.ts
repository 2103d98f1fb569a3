import type { Entry } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { isRemark } from '../meeting/remark.ts'
import { fatesOf } from '../outline/fate.ts'
import { type OtherYear, otherFiscalYear } from './fiscal-year.ts'
import { type WordingPoint, wordingHints } from './wording/wording-hints.ts'

/** Two entries that seem to be the same remark, by their ids. */
export type SimilarPair = readonly [string, string]

/** What the lead still has to settle, and what was settled by leaving it out; entries in stream order. */
export type OpenPoints = {
  readonly withoutTheme: readonly Entry[]
  readonly duplicates: readonly SimilarPair[]
  readonly wording: readonly WordingPoint[]
  readonly unconfirmed: readonly Entry[]
  /** In the summary, but kept from the room's screens and so from everybody with a view link. */
  readonly hidden: readonly Entry[]
  /** Emptied: they were not captured and are not printed. Rows that were only begun are none of them. */
  readonly empty: readonly Entry[]
  readonly omitted: readonly Entry[]
  readonly merged: readonly Entry[]
  /** The title names another fiscal year than the meeting's; null where it does not. */
  readonly otherYear: OtherYear | null
  /** How many decisions are open. */
  readonly count: number
}

/**
 * The open points of a meeting. A remark counts as without theme also when its theme was removed. `pairs` are similar
 * entries that nobody has called different; those of which one is not printed any more are settled.
 */
export function openPointsOf(
  meeting: Pick<Meeting, 'entries' | 'themes' | 'title' | 'startsAt'>,
  pairs: readonly SimilarPair[] = [],
): OpenPoints {
  const fates = fatesOf(meeting.entries)
  const ended = (fate: string) => meeting.entries.filter(entry => fates.get(entry.id) === fate)
  const themes = new Set(meeting.themes.map(theme => theme.id))
  const shown = ended('shown')
  const withoutTheme = shown.filter(({ kind, theme }) => isRemark(kind) && !themes.has(theme ?? ''))
  const duplicates = pairs.filter(pair => pair.every(id => fates.get(id) === 'shown'))
  const wording = wordingHints(shown)
  const unconfirmed = shown.filter(entry => entry.status !== 'confirmed')
  const hidden = shown.filter(({ room }) => room === 'hidden')
  const empty = ended('empty').filter(entry => !isOnlyBegun(entry))
  const otherYear = otherFiscalYear(meeting)
  return {
    withoutTheme,
    duplicates,
    wording,
    unconfirmed,
    hidden,
    empty,
    omitted: ended('omitted').filter(entry => entry.status === 'omitted'),
    merged: ended('merged'),
    otherYear,
    count: [withoutTheme, duplicates, wording, unconfirmed, hidden, empty].reduce(
      (sum, { length }) => sum + length,
      otherYear === null ? 0 : 1,
    ),
  }
}

/**
 * A row in which nobody ever wrote and of which nobody decided anything: each recorder leaves one behind. Theme, speaker,
 * kind, agenda item and rank say nothing, for a row takes them over or gets them with others.
 */
function isOnlyBegun({ unwritten, status, mergedInto, replyTo, due, room, extra }: Entry): boolean {
  const chosen = [mergedInto, replyTo, due, room].some(value => value !== null)
  return unwritten === true && status === 'draft' && !chosen && Object.keys(extra).length === 0
}
