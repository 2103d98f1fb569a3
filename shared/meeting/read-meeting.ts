import * as Y from 'yjs'
import { cleanLine, cleanText } from '../clean-text.ts'
import { type Entry, parseEntry } from './entry.ts'
import { isUnwritten, textOfEntry } from './entry-text.ts'
import { LAYOUT_NAMES, type Layout, layoutFrom } from './layout.ts'
import {
  attributesOf,
  factsOf,
  identifiedEntries,
  type ListName,
  listOf,
  rootOrEmpty,
  SCHEMA_VERSION,
} from './meeting-doc.ts'
import { compareRanked } from './rank.ts'
import { type ProjectorState, readProjector } from './read-projector.ts'

export const PHASES = ['prepare', 'live', 'edit', 'final'] as const
export type Phase = (typeof PHASES)[number]

/** The facts that are free text. Lines are kept in `papers`, `attendeesNote`, `agendaNote` and `nextMeeting`. */
export const FACT_NAMES = [
  'title',
  'startsAt',
  'endsAt',
  'venue',
  'mode',
  'organiser',
  'open',
  'openReason',
  'observers',
  'papers',
  'nextMeeting',
  'contact',
  'attendeesNote',
  'agendaNote',
  'opinionsHeading',
] as const
export type FactName = (typeof FACT_NAMES)[number]
export type Facts = { readonly [name in FactName]: string }

/** How a speaker is named in documents and to the room: not at all, by role or post, by name. */
export const SPEAKER_STYLES = ['none', 'role', 'name'] as const
export type SpeakerStyle = (typeof SPEAKER_STYLES)[number]

/** What becomes of remarks without a theme on the way to paper: printed under その他, or they stop the export. */
export const UNTHEMED_CHOICES = ['print', 'stop'] as const
export type Unthemed = (typeof UNTHEMED_CHOICES)[number]

export type AgendaItem = {
  readonly id: string
  readonly rank: string | null
  readonly title: string
  readonly kind: string
  readonly documents: string
  readonly presenter: string
  readonly result: string
}
export type Theme = {
  readonly id: string
  readonly rank: string | null
  readonly label: string
  /** In kana, to be found by; '' where nobody has written one. */
  readonly reading: string
  readonly colour: string
  readonly parent: string | null
}
export type Attendee = {
  readonly id: string
  readonly rank: string | null
  readonly name: string
  /** In kana, to be found by; '' where nobody has written one. */
  readonly reading: string
  readonly affiliation: string
  readonly post: string
  readonly group: string
  readonly role: string
  readonly attendance: string
  readonly note: string
}
/** A meeting as a plain value: facts, lists in order, entries in stream order. */
export type Meeting = Facts & {
  readonly schemaVersion: number
  readonly phase: Phase
  readonly currentAgenda: string | null
  readonly speakerStyle: SpeakerStyle
  /** How the summary is laid out. */
  readonly layout: Layout
  readonly unthemed: Unthemed
  readonly agenda: readonly AgendaItem[]
  readonly themes: readonly Theme[]
  readonly attendees: readonly Attendee[]
  readonly entries: readonly Entry[]
  readonly projector: ProjectorState
}
/** All of a meeting but its entries. */
export type MeetingFrame = Omit<Meeting, 'entries'>

/**
 * The meeting that a document holds. Total: whatever is in the document, the result is valid. Values of the
 * wrong type count as absent, references may dangle, ids are unique (a repeated or missing one is replaced by
 * a name made from the element's place in Yjs, the same on every client).
 */
export function readMeeting(doc: Y.Doc): Meeting {
  return readMeetingWith(doc, readEntries(doc))
}

/** The same, of a document whose entries have been read already. */
export function readMeetingWith(doc: Y.Doc, entries: readonly Entry[]): Meeting {
  return { ...readFrame(doc), entries }
}

/** What `readMeeting` gives, without the entries. */
export function readFrame(doc: Y.Doc): MeetingFrame {
  const facts = rootOrEmpty(() => factsOf(doc))
  return {
    ...readFacts(facts),
    schemaVersion: readVersion(facts.schemaVersion),
    phase: PHASES.find(phase => phase === facts.phase) ?? 'prepare',
    currentAgenda: currentAgendaIn(facts),
    speakerStyle: SPEAKER_STYLES.find(style => style === facts.speakerStyle) ?? 'none',
    layout: readLayout(facts),
    unthemed: UNTHEMED_CHOICES.find(choice => choice === facts.unthemed) ?? 'print',
    agenda: readAgenda(doc),
    themes: readThemes(doc),
    attendees: readAttendees(doc),
    projector: readProjector(doc),
  }
}

/** The agenda item that the meeting is at, without reading the rest; it may be one that does not exist. */
export function readCurrentAgenda(doc: Y.Doc): string | null {
  return currentAgendaIn(rootOrEmpty(() => factsOf(doc)))
}

/** The agenda in order. */
export function readAgenda(doc: Y.Doc): AgendaItem[] {
  return readList(doc, 'agenda', (id, rank, line) => ({
    id,
    rank,
    title: line('title'),
    kind: line('kind'),
    documents: line('documents'),
    presenter: line('presenter'),
    result: line('result'),
  }))
}

/** The themes in order; a parent that has a parent itself is ignored (two levels at most). */
export function readThemes(doc: Y.Doc): Theme[] {
  const themes = readList(doc, 'themes', (id, rank, line) => ({
    id,
    rank,
    label: line('label'),
    reading: line('reading'),
    colour: line('colour'),
    parent: line('parent') || null,
  }))
  const top = new Set(themes.filter(theme => theme.parent === null).map(theme => theme.id))
  return themes.map(theme =>
    theme.parent === null || top.has(theme.parent) ? theme : { ...theme, parent: null },
  )
}

/** The attendees in order. */
export function readAttendees(doc: Y.Doc): Attendee[] {
  return readList(doc, 'attendees', (id, rank, line) => ({
    id,
    rank,
    name: line('name'),
    reading: line('reading'),
    affiliation: line('affiliation'),
    post: line('post'),
    group: line('group'),
    role: line('role'),
    attendance: line('attendance') || 'present',
    note: line('note'),
  }))
}

/** The entries in stream order. */
export function readEntries(doc: Y.Doc): Entry[] {
  return Array.from(identifiedEntries(doc), ({ id, element }) => readEntry(element, id))
}

/** The entry that an element holds, under the id by which it is known. */
export function readEntry(element: Y.XmlElement, id: string): Entry {
  const text = cleanText(textOfEntry(element))
  return parseEntry(attributesOf(element), { id, text, unwritten: isUnwritten(element) || null })
}

/** A setting of the layout is a fact of its own, so that two people may change different ones at once. */
export function layoutFact(name: string): string {
  return `layout.${name}`
}

function readLayout(facts: Readonly<Record<string, unknown>>): Layout {
  return layoutFrom(Object.fromEntries(LAYOUT_NAMES.map(name => [name, facts[layoutFact(name)]])))
}

function currentAgendaIn(values: Readonly<Record<string, unknown>>): string | null {
  return typeof values.currentAgenda === 'string' ? values.currentAgenda : null
}

function readVersion(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : SCHEMA_VERSION
}

const MULTILINE: ReadonlySet<FactName> = new Set(['papers', 'attendeesNote', 'agendaNote', 'nextMeeting'])

/** True for a fact that keeps its lines. */
export function isMultiline(name: FactName): boolean {
  return MULTILINE.has(name)
}

/** A fact as reading gives it back. */
export function cleanFact(name: FactName, value: string): string {
  return isMultiline(name) ? cleanText(value).trim() : cleanLine(value)
}

function readFacts(values: Readonly<Record<string, unknown>>): Facts {
  const facts = Object.fromEntries(
    FACT_NAMES.map(name => {
      const value = values[name]
      return [name, typeof value === 'string' ? cleanFact(name, value) : '']
    }),
  )
  return facts as Facts
}

type Line = (name: string) => string

function readList<T extends { id: string; rank: string | null }>(
  doc: Y.Doc,
  list: ListName,
  make: (id: string, rank: string | null, line: Line) => T,
): T[] {
  const items: T[] = []
  for (const [id, value] of Object.entries(rootOrEmpty(() => listOf(doc, list)))) {
    if (!(value instanceof Y.Map)) continue
    const line: Line = name => {
      const each: unknown = value.get(name)
      return typeof each === 'string' ? cleanLine(each) : ''
    }
    const rank: unknown = value.get('rank')
    items.push(make(id, typeof rank === 'string' ? rank : null, line))
  }
  return items.sort(compareRanked)
}
