import { SECTION_KEYS, type SectionKey } from '../meeting/layout.ts'

/** What a section of a summary is about; `name` names the meeting itself, `other` is a label that no fact stands for. */
export type Section = SectionKey | 'name' | 'decisions' | 'other'
export const SECTIONS: readonly Section[] = [
  'name',
  ...SECTION_KEYS.flatMap((key): Section[] => (key === 'proceedings' ? [key, 'decisions'] : [key])),
  'other',
]

/**
 * What a line of a summary was taken for. `value` belongs to the heading above it; `joined` goes on with the text of
 * the line above, `break` as well, behind a line break; `no-item` heads entries without an agenda item; `skip` is
 * page furniture and whatever else is not taken over on purpose; `unplaced` is kept as it stands.
 */
export type LineRole =
  | `heading:${Section}`
  | 'title'
  | 'value'
  | 'item'
  | 'no-item'
  | 'action'
  | 'opinions'
  | 'theme'
  | 'remark'
  | 'speaker'
  | 'joined'
  | 'break'
  | 'skip'
  | 'unplaced'

/** How sure a reading is; the person at the page is asked about the last two. */
export type Verdict = 'certain' | 'uncertain' | 'unplaced'

/** Why a reading is not certain, for the page to word. */
export const LINE_REASONS = [
  'title-guessed',
  'heading-guessed',
  'item-guessed',
  'theme-guessed',
  'no-bullet',
  'report-guessed',
  'indented-wrap',
  'wrap-guessed',
  'page-mark',
  'not-taken-over',
  'unknown-label',
  'before-headings',
  'date-unreadable',
  'date-not-in-era',
  'date-wrong-weekday',
  'date-wrong-year',
  'date-no-such-date',
  'date-before-1873',
  'date-end-before-start',
] as const
export type LineReason = (typeof LINE_REASONS)[number]

/** One line of a document and what it was taken for. */
export type LineReading = {
  /** Counted from 1 over all lines of the text, blank ones included. */
  readonly number: number
  /** The line as it stands in the text. */
  readonly raw: string
  readonly role: LineRole
  /** Its text without bullets, numbering, brackets and labels; of a heading what follows on the same line. */
  readonly content: string
  /** The label that a heading was told by, without its padding; '' for other lines. */
  readonly label: string
  readonly verdict: Verdict
  readonly reason: LineReason | null
}
