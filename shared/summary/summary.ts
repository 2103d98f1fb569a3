import type { Meeting } from '../meeting/read-meeting.ts'
import { outlineOf } from '../outline/outline.ts'
import { eraDate, wallClockAt } from './era-date.ts'
import { type FactSection, factSections } from './fact-sections.ts'
import { fullWidthDigits } from './numbering.ts'
import { type SummaryItem, summaryItems } from './summary-items.ts'

/** A numbered section: lines of a fact, or the proceedings. Numbers run without gaps from 1. */
export type SummarySection =
  | (FactSection & { readonly kind: 'lines'; readonly number: number })
  | {
      readonly kind: 'proceedings'
      readonly number: number
      readonly label: string
      readonly items: readonly SummaryItem[]
    }

/** The finished document (開催概要) as a value: every format is written from it and from nothing else. */
export type Summary = {
  readonly title: string
  /** Wall clock of the meeting's start as the document holds it; '' when unknown. */
  readonly startsAt: string
  /** What a final document says of itself; absent before. */
  readonly stamp?: Stamp
  readonly sections: readonly SummarySection[]
}

/** Which final document it is, and when it was made final: an ISO date of the meeting's own zone. */
export type Stamp = { readonly edition: number; readonly date: string }

/** The stamp as it is printed under the title: 第１版　令和３年６月１０日確定. */
export function stampText({ edition, date }: Stamp): string {
  const day = eraDate(date)
  const when = day.kind === 'text' ? day.text : date
  return `第${fullWidthDigits(edition)}版　${when}確定`
}

/** The stamp of a document made final at that instant. */
export function stampAt(ms: number, edition: number, { startsAt }: Pick<Meeting, 'startsAt'>): Stamp {
  return { edition, date: wallClockAt(ms, startsAt).slice(0, 10) }
}

/** The title that stands for a missing one. */
export const UNTITLED_MEETING = '無題の会議'

/**
 * The summary of a meeting. Every shown entry stands in it exactly once (memos, omitted, merged and empty ones
 * do not); sections without content are left out. For a view link the caller passes the whole meeting once it
 * is final: the summary is what gets published and holds no recorder, memo or note.
 */
export function summaryOf(meeting: Meeting, stamp?: Stamp): Summary {
  const facts = factSections(meeting)
  const items = summaryItems(outlineOf(meeting), meeting)
  const sections = [
    ...facts.before.map(section => ({ kind: 'lines' as const, ...section })),
    ...(items.length > 0 ? [{ kind: 'proceedings' as const, label: '議事', items }] : []),
    ...facts.after.map(section => ({ kind: 'lines' as const, ...section })),
  ]
  return {
    title: meeting.title || UNTITLED_MEETING,
    startsAt: meeting.startsAt,
    ...(stamp !== undefined && { stamp }),
    sections: sections.map((section, index) => ({ ...section, number: index + 1 })),
  }
}
