import type { EntryKind, EntryStatus } from '../../shared/meeting/entry.ts'
import type { FirstLook } from '../../shared/meeting/first-look.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type ThemeMark, themeMarks } from '../../shared/outline/outline.ts'
import { meetingMarks, type RecorderMark } from './recorder-mark.ts'

/** What the margins of the editor say about ids: a lookup per meeting, compared by value to be repainted seldom. */
export type Margins = {
  readonly themes: ReadonlyMap<string, ThemeMark>
  readonly speakers: ReadonlyMap<string, string>
  readonly agenda: ReadonlyMap<string, { readonly number: number; readonly title: string }>
  readonly recorders: ReadonlyMap<string, RecorderMark>
  readonly kindName: (kind: EntryKind) => string
  readonly statusName: (status: EntryStatus) => string
  readonly agendaName: (number: number, title: string) => string
  readonly noTheme: string
  readonly hidden: string
}

export type MarginWords = Pick<Margins, 'kindName' | 'statusName' | 'agendaName' | 'noTheme' | 'hidden'>

type Named = Pick<Meeting, 'themes' | 'attendees' | 'agenda'> & { readonly entries: FirstLook['writers'] }

/** The lookup of a meeting; `present` are the display names of the recorders who are here. */
export function marginsOf(meeting: Named, present: readonly string[], words: MarginWords): Margins {
  return {
    themes: new Map(themeMarks(meeting.themes).map(mark => [mark.id, mark])),
    speakers: new Map(meeting.attendees.map(({ id, name, role, post }) => [id, name || role || post])),
    agenda: new Map(meeting.agenda.map(({ id, title }, index) => [id, { number: index + 1, title }])),
    recorders: meetingMarks(meeting.entries, present),
    ...words,
  }
}

/** True when both lookups would paint the same. */
export function sameMargins(a: Margins, b: Margins): boolean {
  return a.noTheme === b.noTheme && fingerprint(a) === fingerprint(b)
}

function fingerprint({ themes, speakers, agenda, recorders }: Margins): string {
  return JSON.stringify([[...themes], [...speakers], [...agenda], [...recorders]])
}
