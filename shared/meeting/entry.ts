import { cleanLine } from '../clean-text.ts'
import { isAttributeName } from './attribute-names.ts'

/** What an entry is. The order is that of the kind picker. */
export const ENTRY_KINDS = ['opinion', 'question', 'answer', 'report', 'decision', 'action', 'memo'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export const ENTRY_STATUSES = ['draft', 'confirmed', 'omitted'] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]

/** One thing written down: its text and its attributes. References (theme, agenda, speaker …) may dangle. */
export type Entry = {
  readonly id: string
  readonly kind: EntryKind
  readonly theme: string | null
  readonly agenda: string | null
  readonly speaker: string | null
  /** Display name of who wrote first in it, until then of who began it; never leaves the server towards a view link. */
  readonly recorder: string
  /** Instant of creation, ISO 8601; '' when the document holds none. */
  readonly at: string
  /** Fractional index in the outline (see entry-order.ts). */
  readonly rank: string | null
  readonly status: EntryStatus
  readonly mergedInto: string | null
  readonly replyTo: string | null
  /** ISO date of an action. */
  readonly due: string | null
  /** 'hidden': the lead keeps it from the room's screens and from every view link; null for most. */
  readonly room: 'hidden' | null
  /** Plain text; hard breaks are '\n'. */
  readonly text: string
  /** True: the row was begun and nobody ever wrote a character in it. Null also where that is not certain. */
  readonly unwritten: true | null
  /** Attributes that this version does not know, kept for the JSON export. */
  readonly extra: Readonly<Record<string, string>>
}

/** What can be changed of an entry besides its text; null removes the attribute. */
export type EntryPatch = {
  readonly kind?: EntryKind
  readonly theme?: string | null
  readonly agenda?: string | null
  readonly speaker?: string | null
  readonly rank?: string | null
  readonly status?: EntryStatus
  readonly mergedInto?: string | null
  readonly replyTo?: string | null
  readonly due?: string | null
  readonly room?: 'hidden' | null
}

const KNOWN = [
  'id',
  'kind',
  'theme',
  'agenda',
  'speaker',
  'recorder',
  'at',
  'rank',
  'status',
  'mergedInto',
  'replyTo',
  'due',
  'room',
] as const
export type EntryAttribute = (typeof KNOWN)[number]

/** The names of the attributes that an entry element may carry (design: the document model). */
export const ENTRY_ATTRIBUTES: readonly string[] = KNOWN

/**
 * Reads an element's attributes: whatever a client wrote, the result is a valid entry. The id is the caller's
 * (it alone knows which ids are taken), and so is what the element holds; a value of the wrong type counts as absent,
 * an unknown kind or status as the default.
 */
export function parseEntry(
  attributes: Readonly<Record<string, unknown>>,
  held: Pick<Entry, 'id' | 'text' | 'unwritten'>,
): Entry {
  const value = (name: string) => stringOrNull(attributes, name)
  return {
    id: held.id,
    kind: ENTRY_KINDS.find(kind => kind === value('kind')) ?? 'opinion',
    theme: value('theme'),
    agenda: value('agenda'),
    speaker: value('speaker'),
    recorder: recorderIn(value('recorder')),
    at: value('at') ?? '',
    rank: value('rank'),
    status: ENTRY_STATUSES.find(status => status === value('status')) ?? 'draft',
    mergedInto: value('mergedInto'),
    replyTo: value('replyTo'),
    due: cleanLine(value('due') ?? '') || null,
    room: value('room') === 'hidden' ? 'hidden' : null,
    text: held.text,
    unwritten: held.unwritten,
    extra: unknownAttributes(attributes),
  }
}

/** The attributes with text that this version does not know but that may stand in a document, in order of name. */
export function unknownAttributes(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  const extra: [string, string][] = []
  for (const name of Object.keys(attributes)) {
    if (ENTRY_ATTRIBUTES.includes(name) || !isAttributeName(name)) continue
    const value = attributes[name]
    if (typeof value === 'string') extra.push([name, value])
  }
  return Object.fromEntries(extra.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The display name in an attribute, '' for anything else. */
export function recorderIn(value: unknown): string {
  return typeof value === 'string' ? cleanLine(value) : ''
}

/** Own properties only: an attribute named `__proto__` must not lend its values to absent ones. */
function stringOrNull(attributes: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : null
  return typeof value === 'string' && value !== '' ? value : null
}
