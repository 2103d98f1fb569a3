import type { Entry, EntryKind, EntryStatus } from '../meeting/entry.ts'
import { inOutlineOrder } from '../meeting/entry-order.ts'
import type { Attendee, Meeting, MeetingFrame, Phase, SpeakerStyle, Theme } from '../meeting/read-meeting.ts'
import type { ProjectorState } from '../meeting/read-projector.ts'
import { shownEntries } from './fate.ts'

export type OutlineEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly text: string
  readonly at: string
  readonly status: EntryStatus
  /** The speaker as the meeting's setting names them; '' when it names none. */
  readonly speaker: string
}

/** A theme as it is marked everywhere: its number (also its hotkey up to 9) and the number of its hue, 1 to 9. */
export type ThemeMark = {
  readonly id: string
  readonly number: number
  readonly label: string
  readonly hue: number
}

/** The entries of one agenda item under one theme; `theme` is null for those without one. */
export type OutlineGroup = { readonly theme: ThemeMark | null; readonly entries: readonly OutlineEntry[] }

export type OutlineItem = {
  /** Null for entries that belong to no agenda item; that group stands last and is left out when empty. */
  readonly id: string | null
  readonly number: number | null
  readonly title: string
  readonly documents: string
  readonly state: 'done' | 'current' | 'open'
  readonly count: number
  /** Entries without a theme first, then the themes in order; groups without entries are left out. */
  readonly groups: readonly OutlineGroup[]
}

/** The live outline: agenda item, then theme, then entries in outline order. Only what is shown. */
export type Outline = {
  readonly title: string
  readonly phase: Phase
  readonly currentAgenda: string | null
  /** Every theme, those without entries too: what is missing stays visible. */
  readonly themes: readonly ThemeMark[]
  readonly agenda: readonly OutlineItem[]
  readonly projector: ProjectorState
}

/** All of an outline but its entries, and what tells where an entry stands in it. */
export type OutlineFrame = {
  readonly facts: OutlineFacts
  /** The agenda's items, then the one for entries that belong to none. */
  readonly heads: readonly ItemHead[]
  /** Null, which stands for no theme, then the themes in order. */
  readonly marks: readonly (ThemeMark | null)[]
  /** How each attendee is named, by id. */
  readonly speakers: ReadonlyMap<string, string>
  readonly agendaIds: ReadonlySet<string>
  readonly themeIds: ReadonlySet<string>
}
export type OutlineFacts = Omit<Outline, 'agenda'>
export type ItemHead = Omit<OutlineItem, 'groups' | 'count'>

/** Entries in outline order by agenda item, then theme. */
export type GroupedEntries = ReadonlyMap<string | null, ReadonlyMap<string | null, readonly OutlineEntry[]>>

/** The outline of a meeting: its shown entries, grouped. */
export function outlineOf(meeting: Meeting): Outline {
  const frame = outlineFrame(meeting)
  const byItem = groupBy(shownEntries(meeting.entries), entry => agendaOf(entry, frame))
  const grouped = mapValues(byItem, entries =>
    mapValues(
      groupBy(entries, entry => themeOf(entry, frame)),
      group => inOutlineOrder(group).map(entry => outlineEntry(entry, frame)),
    ),
  )
  return assembleOutline(frame, grouped, new Map())
}

/** What the outline takes from everything but the entries. */
export function outlineFrame(meeting: MeetingFrame): OutlineFrame {
  const { title, phase, projector } = meeting
  const themes = themeMarks(meeting.themes)
  const currentAt = meeting.agenda.findIndex(item => item.id === meeting.currentAgenda)
  const heads = meeting.agenda.map((item, index): ItemHead => {
    const state = stateOf(phase, index, currentAt)
    return { id: item.id, number: index + 1, title: item.title, documents: item.documents, state }
  })
  return {
    facts: { title, phase, currentAgenda: currentAt < 0 ? null : meeting.currentAgenda, themes, projector },
    heads: [...heads, { id: null, number: null, title: '', documents: '', state: 'open' }],
    marks: [null, ...themes],
    speakers: new Map(
      meeting.attendees.map(attendee => [attendee.id, speakerLabel(attendee, meeting.speakerStyle)]),
    ),
    agendaIds: new Set(meeting.agenda.map(item => item.id)),
    themeIds: new Set(meeting.themes.map(theme => theme.id)),
  }
}

/** Puts an outline together; items in `kept` are taken as they are. */
export function assembleOutline(
  { facts, heads, marks }: OutlineFrame,
  grouped: GroupedEntries,
  kept: ReadonlyMap<string | null, OutlineItem>,
): Outline {
  const filled = heads.filter(({ id }) => id !== null || grouped.has(null))
  const agenda = filled.map(head => kept.get(head.id) ?? itemOf(head, grouped.get(head.id), marks))
  return { ...facts, agenda }
}

/** The agenda item under which an entry stands: null for none or one that is gone. */
export function agendaOf({ agenda }: Entry, { agendaIds }: OutlineFrame): string | null {
  return agenda !== null && agendaIds.has(agenda) ? agenda : null
}

/** The theme under which an entry stands: null for none or one that is gone. */
export function themeOf({ theme }: Entry, { themeIds }: OutlineFrame): string | null {
  return theme !== null && themeIds.has(theme) ? theme : null
}

/** An entry as the outline holds it. */
export function outlineEntry(entry: Entry, { speakers }: OutlineFrame): OutlineEntry {
  const speaker = speakers.get(entry.speaker ?? '') ?? ''
  const known = outlined.get(entry)
  if (known?.speaker === speaker) return known
  const { id, kind, text, at, status } = entry
  const made = { id, kind, text: text.trim(), at, status, speaker }
  outlined.set(entry, made)
  return made
}

/** An entry that has not changed stays the same object in the outline. */
const outlined = new WeakMap<Entry, OutlineEntry>()

/** Number and hue of each theme: by position, unless the theme has chosen a hue. */
export function themeMarks(themes: readonly Theme[]): readonly ThemeMark[] {
  const known = marked.get(themes)
  if (known !== undefined) return known
  const marks = themes.map((theme, index) => ({
    id: theme.id,
    number: index + 1,
    label: theme.label,
    hue: /^[1-9]$/.test(theme.colour) ? Number(theme.colour) : (index % 9) + 1,
  }))
  marked.set(themes, marks)
  return marks
}

/** Themes that have not changed keep their marks, so that a page can tell that nothing is to be drawn. */
const marked = new WeakMap<readonly Theme[], readonly ThemeMark[]>()

/** How an attendee is named under a setting; '' for none. By role: the role, else the post, else the affiliation. */
export function speakerLabel(attendee: Attendee, style: SpeakerStyle): string {
  if (style === 'none') return ''
  return style === 'name' ? attendee.name : attendee.role || attendee.post || attendee.affiliation
}

function stateOf(phase: Phase, index: number, currentAt: number): OutlineItem['state'] {
  if (phase === 'edit' || phase === 'final') return 'done'
  if (index === currentAt) return 'current'
  return index < currentAt ? 'done' : 'open'
}

function itemOf(
  head: ItemHead,
  byTheme: ReadonlyMap<string | null, readonly OutlineEntry[]> = new Map(),
  marks: readonly (ThemeMark | null)[],
): OutlineItem {
  const groups = marks.flatMap(theme => {
    const entries = byTheme.get(theme?.id ?? null)
    return entries === undefined ? [] : [{ theme, entries }]
  })
  return { ...head, count: groups.reduce((sum, group) => sum + group.entries.length, 0), groups }
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

function mapValues<K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): Map<K, W> {
  return new Map(Array.from(map, ([key, value]) => [key, change(value)]))
}
