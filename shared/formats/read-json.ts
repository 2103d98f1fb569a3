import { cleanText } from '../clean-text.ts'
import type { FactPatch } from '../meeting/edit-meeting.ts'
import { ENTRY_KINDS, ENTRY_STATUSES, unknownAttributes } from '../meeting/entry.ts'
import type { FileEntry, FileItem, MeetingFile } from '../meeting/fill-meeting.ts'
import { layoutFrom, layoutValues } from '../meeting/layout.ts'
import type { ListName } from '../meeting/meeting-doc.ts'
import { FACT_NAMES, SPEAKER_STYLES, UNTHEMED_CHOICES } from '../meeting/read-meeting.ts'
import { RELEASE_MODES } from '../meeting/read-projector.ts'
import { JSON_FORMAT, JSON_VERSION } from './json.ts'

export type ReadJson =
  | { readonly kind: 'meeting'; readonly file: MeetingFile }
  | { readonly kind: 'refused'; readonly reason: 'not-json' | 'not-a-meeting' | 'newer-version' }

/**
 * Reads a meeting from JSON: what `meetingJson` writes, or a file by hand, whose entries may refer to agenda
 * items, themes and attendees by their 1-based positions. Values of a wrong type count as absent. The phase is
 * not taken over: an imported meeting is a new one.
 */
export function readMeetingJson(json: string): ReadJson {
  const value = parsed(json)
  if (value === undefined) return { kind: 'refused', reason: 'not-json' }
  const file = recordOf(value)
  if (file === null || !isMeeting(file)) return { kind: 'refused', reason: 'not-a-meeting' }
  if (Number(file.version ?? 0) > JSON_VERSION) return { kind: 'refused', reason: 'newer-version' }
  return {
    kind: 'meeting',
    file: {
      facts: factsOf(file),
      layout: layoutValues(layoutFrom(recordOf(file.layout) ?? {})),
      projector: releaseOf(recordOf(file.projector) ?? {}),
      currentAgenda: textOf(file, 'currentAgenda'),
      agenda: itemsOf(file, 'agenda'),
      themes: itemsOf(file, 'themes'),
      attendees: itemsOf(file, 'attendees'),
      entries: recordsOf(file.entries).map(entryOf),
    },
  }
}

type Values = Readonly<Record<string, unknown>>

const ITEM_VALUES: Readonly<Record<ListName, readonly string[]>> = {
  agenda: ['title', 'kind', 'documents', 'presenter', 'result'],
  themes: ['label', 'reading', 'colour', 'parent'],
  attendees: ['name', 'reading', 'affiliation', 'post', 'group', 'role', 'attendance', 'note'],
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

/** An export says what it is; a file by hand has at least a title. */
function isMeeting(file: Values): boolean {
  return file.format === JSON_FORMAT || (file.format === undefined && typeof file.title === 'string')
}

function factsOf(file: Values): FactPatch {
  const facts = Object.fromEntries(FACT_NAMES.map(name => [name, textOf(file, name)]))
  const speakerStyle = SPEAKER_STYLES.find(style => style === file.speakerStyle)
  const unthemed = UNTHEMED_CHOICES.find(choice => choice === file.unthemed)
  return { ...facts, ...(speakerStyle && { speakerStyle }), ...(unthemed && { unthemed }) }
}

/** When an entry reaches the room. Where the screens stand is not taken over. */
function releaseOf(projector: Values): NonNullable<MeetingFile['projector']> {
  const release = RELEASE_MODES.find(mode => mode === projector.release) ?? 'rest'
  return { release, confirmedOnly: projector.confirmedOnly === true || release === 'confirmed' }
}

function itemsOf(file: Values, list: ListName): FileItem[] {
  return recordsOf(file[list]).map((item, index) => ({
    ref: textOf(item, 'id') || String(index + 1),
    values: Object.fromEntries(ITEM_VALUES[list].map(name => [name, textOf(item, name)])),
  }))
}

function entryOf(entry: Values, index: number): FileEntry {
  const text = (name: string) => textOf(entry, name)
  return {
    ref: text('id') || String(index + 1),
    kind: ENTRY_KINDS.find(kind => kind === entry.kind) ?? 'opinion',
    status: ENTRY_STATUSES.find(status => status === entry.status) ?? 'draft',
    text: text('text'),
    theme: text('theme'),
    agenda: text('agenda'),
    speaker: text('speaker'),
    recorder: text('recorder'),
    at: text('at'),
    rank: text('rank'),
    mergedInto: text('mergedInto'),
    replyTo: text('replyTo'),
    due: text('due'),
    ...(entry.room === 'hidden' && { room: 'hidden' }),
    ...(entry.unwritten === true && { unwritten: true }),
    extra: unknownAttributes(recordOf(entry.extra) ?? {}),
  }
}

/** Text, or a number as text: a position is one. */
function textOf(values: Values, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : ''
  return typeof value === 'string' || typeof value === 'number' ? cleanText(String(value)) : ''
}

function recordsOf(value: unknown): Values[] {
  return Array.isArray(value) ? value.map(recordOf).filter(each => each !== null) : []
}

function recordOf(value: unknown): Values | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null
}
