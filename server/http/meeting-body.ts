import type { FactPatch } from '../../shared/meeting/edit-meeting.ts'
import { type LayoutValues, layoutFrom, layoutValues } from '../../shared/meeting/layout.ts'
import { FACT_NAMES, PHASES, SPEAKER_STYLES, UNTHEMED_CHOICES } from '../../shared/meeting/read-meeting.ts'
import type { MeetingSeed } from '../../shared/meeting/seed-meeting.ts'
import { eraDay } from '../../shared/summary/era-date.ts'
import { type Fields, fieldsOf, lineOf, MAX_TEXT, requireKnown, textOf } from './body.ts'
import { HttpProblem } from './problem.ts'

const MAX_LIST = 1_000
const LISTS = {
  agenda: ['title', 'kind', 'documents', 'presenter', 'result'],
  themes: ['id', 'label', 'reading', 'colour', 'parent'],
  attendees: ['name', 'reading', 'affiliation', 'post', 'group', 'role', 'attendance', 'note'],
} as const
const FACTS = [...FACT_NAMES, 'speakerStyle', 'unthemed']
const NEW_MEETING = [...FACTS, 'previous', 'layout', ...Object.keys(LISTS)]
const PATCH = [...FACTS, 'phase', 'currentAgenda', 'reason']

/** Reads the body of `POST /api/meetings`. */
export function parseNewMeeting(body: unknown): MeetingSeed {
  const fields = fieldsOf(body)
  requireKnown(fields, NEW_MEETING)
  const facts = parseFacts(fields)
  if (!facts.title) throw new HttpProblem('bad-request', 'title is missing')
  return {
    facts,
    layout: parseLayout(fields.layout ?? {}),
    agenda: parseList(fields, 'agenda'),
    themes: parseList(fields, 'themes'),
    attendees: parseList(fields, 'attendees'),
  }
}

/** The id of the meeting that a new one follows, from the body of `POST /api/meetings`; null for none. */
export function parsePrevious(body: unknown): string | null {
  return lineOf(fieldsOf(body), 'previous') || null
}

/** Reads the body of `PATCH /api/meetings/:id`. Null or '' removes a fact. */
export function parseMeetingPatch(body: unknown): FactPatch {
  const fields = fieldsOf(body)
  requireKnown(fields, PATCH)
  const facts = parseFacts(fields)
  if (facts.title === '') throw new HttpProblem('bad-request', 'title must not be empty')
  return {
    ...facts,
    ...(fields.phase === undefined ? {} : { phase: oneOf(fields, 'phase', PHASES) }),
    ...(fields.currentAgenda === undefined ? {} : { currentAgenda: lineOf(fields, 'currentAgenda') || null }),
  }
}

/** Why a final meeting is reopened; '' when nobody says. */
export function parseReason(body: unknown): string {
  return lineOf(fieldsOf(body), 'reason', MAX_TEXT)
}

/** A layout's table; what makes no sense in it counts as absent. */
export function parseLayout(table: unknown): LayoutValues {
  return layoutValues(layoutFrom(fieldsOf(table, 'layout')))
}

function parseFacts(fields: Fields): FactPatch {
  for (const name of ['startsAt', 'endsAt'] as const) requirePossibleDate(fields, name)
  const given = FACT_NAMES.filter(name => fields[name] !== undefined)
  const facts = given.map(name => [name, name === 'title' ? lineOf(fields, name) : textOf(fields, name)])
  return {
    ...(Object.fromEntries(facts) as FactPatch),
    ...(fields.speakerStyle === undefined
      ? {}
      : { speakerStyle: oneOf(fields, 'speakerStyle', SPEAKER_STYLES) }),
    ...(fields.unthemed === undefined ? {} : { unthemed: oneOf(fields, 'unthemed', UNTHEMED_CHOICES) }),
  }
}

/** Words such as 未定 are printed as they stand; a date that is none would be printed as if it were one. */
function requirePossibleDate(fields: Fields, name: string): void {
  const day = eraDay(textOf(fields, name))
  if (day.kind === 'text' || day.reason === 'not-a-date') return
  const why =
    day.reason === 'before-1873' ? 'must not be before 1873' : 'names a day or time that does not exist'
  throw new HttpProblem('bad-request', `${name} ${why}`)
}

function parseList(fields: Fields, list: keyof typeof LISTS): Readonly<Record<string, string>>[] {
  const items = fields[list] ?? []
  if (!Array.isArray(items)) throw new HttpProblem('bad-request', `${list} must be a list`)
  if (items.length > MAX_LIST)
    throw new HttpProblem('bad-request', `${list} must have at most ${MAX_LIST} items`)
  return items.map((item: unknown, index) => {
    const values = fieldsOf(item, `${list}[${index}]`)
    requireKnown(values, LISTS[list], `${list}[${index}].`)
    return Object.fromEntries(LISTS[list].map(name => [name, lineOf(values, name, MAX_TEXT)]))
  })
}

function oneOf<T extends string>(fields: Fields, name: string, values: readonly T[]): T {
  const value = values.find(each => each === fields[name])
  if (value === undefined) throw new HttpProblem('bad-request', `${name} must be one of ${values.join(', ')}`)
  return value
}
