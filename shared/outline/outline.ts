import type { Entry, EntryKind, EntryStatus } from '../meeting/entry.ts'
import { inOutlineOrder } from '../meeting/entry-order.ts'
import type {
  AgendaItem,
  Attendee,
  Meeting,
  Phase,
  ProjectorState,
  SpeakerStyle,
  Theme,
} from '../meeting/read-meeting.ts'
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

/** The outline of a meeting: its shown entries, grouped. */
export function outlineOf(meeting: Meeting): Outline {
  const themes = themeMarks(meeting.themes)
  const speakers = new Map(
    meeting.attendees.map(attendee => [attendee.id, speakerLabel(attendee, meeting.speakerStyle)]),
  )
  const byItem = groupBy(
    shownEntries(meeting.entries),
    knownOrNull(meeting.agenda, entry => entry.agenda),
  )
  const currentAt = meeting.agenda.findIndex(item => item.id === meeting.currentAgenda)
  const item = (agendaItem: AgendaItem | null, index: number): OutlineItem => {
    const entries = byItem.get(agendaItem?.id ?? null) ?? []
    return {
      id: agendaItem?.id ?? null,
      number: agendaItem === null ? null : index + 1,
      title: agendaItem?.title ?? '',
      documents: agendaItem?.documents ?? '',
      state: agendaItem === null ? 'open' : stateOf(meeting.phase, index, currentAt),
      count: entries.length,
      groups: groupsOf(entries, meeting.themes, themes, speakers),
    }
  }
  const agenda = meeting.agenda.map(item)
  return {
    title: meeting.title,
    phase: meeting.phase,
    currentAgenda: currentAt < 0 ? null : meeting.currentAgenda,
    themes,
    agenda: byItem.has(null) ? [...agenda, item(null, -1)] : agenda,
    projector: meeting.projector,
  }
}

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

function groupsOf(
  entries: readonly Entry[],
  themes: readonly Theme[],
  marks: readonly ThemeMark[],
  speakers: ReadonlyMap<string, string>,
): OutlineGroup[] {
  const byTheme = groupBy(
    entries,
    knownOrNull(themes, entry => entry.theme),
  )
  const keys: (ThemeMark | null)[] = [null, ...marks]
  return keys.flatMap(theme => {
    const group = byTheme.get(theme?.id ?? null)
    return group === undefined
      ? []
      : [{ theme, entries: inOutlineOrder(group).map(entry => outlineEntry(entry, speakers)) }]
  })
}

function outlineEntry(entry: Entry, speakers: ReadonlyMap<string, string>): OutlineEntry {
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

function knownOrNull(
  known: readonly { id: string }[],
  reference: (entry: Entry) => string | null,
): (entry: Entry) => string | null {
  const ids = new Set(known.map(each => each.id))
  return entry => {
    const id = reference(entry)
    return id !== null && ids.has(id) ? id : null
  }
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
