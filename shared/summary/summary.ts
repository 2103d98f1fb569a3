import type { Layout, SectionKey } from '../meeting/layout.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { outlineOf } from '../outline/outline.ts'
import { type Annex, annexesOf } from './annexes.ts'
import { type AttendeeRow, attendeeRows } from './attendee-rows.ts'
import { eraDate, wallClockAt } from './era-date.ts'
import { factLines } from './fact-sections.ts'
import { type SectionHeading, sectionHeading, withCommas } from './layout-words.ts'
import { fullWidthDigits } from './numbering.ts'
import { type SummaryItem, summaryItems } from './summary-items.ts'
import { bulletLegend } from './summary-speakers.ts'

/** A section: lines of a fact, or the proceedings. Numbers run without gaps from 1. */
export type SummarySection = SectionHeading & {
  readonly key: SectionKey
  readonly number: number
  /** Trimmed and not empty. */
  readonly lines: readonly string[]
  /** Only the proceedings have items. */
  readonly items: readonly SummaryItem[]
}

/**
 * The finished document (開催概要) as a value: every format is written from it and from nothing else. All words,
 * numbers and marks in it are as they are printed.
 */
export type Summary = {
  readonly title: string
  /** What a version's file says of itself, on a line of its own under the title; '' for none. */
  readonly stamp: string
  /** Wall clock of the meeting's start as the document holds it; '' when unknown. */
  readonly startsAt: string
  readonly layout: Layout
  readonly sections: readonly SummarySection[]
  /** Who came, in the parts of which the section's lines are made. */
  readonly attendees: readonly AttendeeRow[]
  readonly annexes: readonly Annex[]
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
 * The summary of a meeting in the meeting's layout. Every shown entry stands in it exactly once (memos, omitted,
 * merged and empty ones do not); sections without content are left out. It holds no recorder, memo or note. For a view
 * link the caller passes what `outline/audience.ts` leaves of the final meeting.
 */
export function summaryOf(meeting: Meeting, stamp?: Stamp): Summary {
  const { layout, startsAt } = meeting
  const items = summaryItems(outlineOf(meeting), meeting)
  const lines = { ...factLines(meeting), proceedings: items.length > 0 ? bulletLegend(meeting) : [] }
  const filled = layout.order.filter(key =>
    key === 'proceedings' ? items.length > 0 : lines[key].length > 0,
  )
  const sections = filled.map((key, index) => ({
    ...sectionHeading(key, index + 1, layout),
    key,
    number: index + 1,
    lines: lines[key],
    items: key === 'proceedings' ? items : [],
  }))
  const words = {
    title: meeting.title || UNTITLED_MEETING,
    stamp: stamp === undefined ? '' : stampText(stamp),
    sections,
    attendees: attendeeRows(meeting),
    annexes: annexesOf(meeting),
  }
  const printed = layout.commas === 'typed' ? words : mapWords(words, word => withCommas(word, layout))
  return { ...printed, startsAt, layout }
}

/** The same value with every string in it changed, except ids and other codes. */
function mapWords<T>(value: T, change: (word: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map(each => mapWords(each, change)) as T
  if (typeof value !== 'object' || value === null) return value
  const changed = Object.entries(value).map(([name, each]) => [
    name,
    CODES.has(name) ? each : mapWords(each, change),
  ])
  return Object.fromEntries(changed) as T
}

const CODES: ReadonlySet<string> = new Set(['id', 'key', 'kind', 'status', 'theme'])
