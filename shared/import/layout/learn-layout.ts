import type { MeetingFile } from '../../meeting/fill-meeting.ts'
import {
  LAYOUT_CHOICES,
  LAYOUT_MEASURES,
  LAYOUT_WORDS,
  type LayoutValues,
  layoutFrom,
  layoutValues,
  SECTION_KEYS,
} from '../../meeting/layout.ts'
import { type SheetMeasures, usableMeasures } from '../../meeting/sheet-measures.ts'
import { SECTION_LABELS } from '../../summary/layout-words.ts'
import type { LineReading } from '../line-reading.ts'
import { readLines } from './evident-lines.ts'
import { headingVotes } from './heading-votes.ts'
import { itemVotes, remarkVotes } from './proceedings-votes.ts'
import { decided, type EvidentLine, type LearntName } from './votes.ts'
import { commaVotes, digitVotes, placeVotes } from './writing-votes.ts'

/** A setting as the document shows it; `line` null: the file's own measures say so. */
export type LearntSetting = {
  readonly name: LearntName
  readonly value: string | number
  readonly line: EvidentLine | null
}
/** A setting that keeps the example's value, and the line that shows something no layout of ours can print. */
export type UnlearntSetting = { readonly name: string; readonly line: EvidentLine | null }

/** The layout that a document was written in, as far as it shows. */
export type LearntLayout = {
  /** What differs from the example's. */
  readonly values: LayoutValues
  readonly learnt: readonly LearntSetting[]
  readonly unlearnt: readonly UnlearntSetting[]
}

const SETTINGS = [
  ...Object.keys(LAYOUT_CHOICES),
  ...Object.keys(LAYOUT_WORDS),
  ...Object.keys(LAYOUT_MEASURES),
]

/** Learns a layout from a document's lines, read as they are, and from the measures of its sheet. */
export function learnLayout(
  readings: readonly LineReading[],
  { attendees }: Pick<MeetingFile, 'attendees'>,
  sheet: SheetMeasures = {},
): LearntLayout {
  const lines = readLines(readings)
  const people = new Set(attendees.flatMap(({ values }) => Object.values(values)))
  const votes = decided([
    ...headingVotes(lines),
    ...itemVotes(lines),
    ...remarkVotes(lines, people),
    ...placeVotes(lines),
    ...commaVotes(lines),
    ...digitVotes(lines),
  ])
  const said = [...votes.values()].flatMap(({ name, value, line }): LearntSetting[] =>
    value === null ? [] : [{ name, value, line }],
  )
  const measured = usableMeasures(sheet).map(([name, value]) => ({ name, value, line: null }))
  const learnt = [...said, ...measured]
  const names: ReadonlySet<string> = new Set(learnt.map(({ name }) => name))
  const values = Object.fromEntries(
    learnt.map(({ name, value }) => [name, isExampleLabel(name, value) ? '' : value]),
  )
  const seen = [...votes.values()].filter(({ value }) => value === null)
  return {
    values: layoutValues(layoutFrom(values)),
    learnt,
    unlearnt: [...new Set([...SETTINGS, ...seen.map(({ name }) => name)])]
      .filter(name => !names.has(name))
      .map(name => ({ name, line: seen.find(vote => vote.name === name)?.line ?? null })),
  }
}

function isExampleLabel(name: string, value: string | number): boolean {
  return SECTION_KEYS.some(key => name === `label.${key}` && value === SECTION_LABELS[key])
}
