import type { AgendaItem, Attendee, Meeting } from '../meeting/read-meeting.ts'
import { ATTENDANCE_NAMES } from './fact-sections.ts'
import { AGENDA_ANNEX, ATTENDEES_ANNEX } from './layout-words.ts'

/** A page behind the document. One datum a cell; columns that would be empty are left out. */
export type Annex =
  | {
      readonly kind: 'table'
      readonly title: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'lines'; readonly title: string; readonly lines: readonly string[] }

/** The pages that the layout asks for: the list of attendees and the agenda. */
export function annexesOf(meeting: Meeting): Annex[] {
  const { attendees, agenda, layout } = meeting
  return [
    ...(layout.attendees === 'annex' && attendees.length > 0 ? [attendeeTable(attendees)] : []),
    ...(layout.agenda === 'annex' && agenda.length > 0
      ? [{ kind: 'lines' as const, title: AGENDA_ANNEX, lines: agenda.map(agendaLine) }]
      : []),
  ]
}

const COLUMNS: readonly (readonly [title: string, cell: (attendee: Attendee) => string])[] = [
  ['区分', ({ group, role }) => group || role],
  ['氏名', ({ name }) => name],
  ['所属', ({ affiliation }) => affiliation],
  ['役職', postOf],
  ['出欠', ({ attendance }) => (ATTENDANCE_NAMES.get(attendance) ?? attendance).replace(/^（(.*)）$/, '$1')],
]

/** A role that the first column says already is not repeated. */
function postOf({ post, group, role }: Attendee): string {
  const own = group === '' || group === role ? '' : role
  return [own, post].filter(part => part !== '').join('　')
}

/** How the width of a table is shared out: by the longest cell of each column, within bounds. */
export function columnShares({ columns, rows }: Extract<Annex, { kind: 'table' }>): number[] {
  return columns.map((column, index) =>
    Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, column.length, ...rows.map(row => row[index]?.length ?? 0))),
  )
}

const FEWEST_CELLS = 3
const MOST_CELLS = 22

function attendeeTable(attendees: readonly Attendee[]): Annex {
  const filled = COLUMNS.filter(([, cell]) => attendees.some(attendee => cell(attendee) !== ''))
  return {
    kind: 'table',
    title: ATTENDEES_ANNEX,
    columns: filled.map(([title]) => title),
    rows: attendees.map(attendee => filled.map(([, cell]) => cell(attendee))),
  }
}

function agendaLine({ title, presenter, documents }: AgendaItem, index: number): string {
  const around = [presenter, documents].filter(part => part !== '').join('、')
  return `(${index + 1}) ${title}${around === '' ? '' : `（${around}）`}`
}
