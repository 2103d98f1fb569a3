import type { SectionKey } from '../meeting/layout.ts'
import type { Attendee, Meeting } from '../meeting/read-meeting.ts'
import { eraPeriod } from './era-date.ts'
import { AGENDA_ANNEX, ATTENDEES_ANNEX, withLayoutDigits } from './layout-words.ts'

/** The lines that state each fact of a meeting, trimmed and not empty; none where it holds nothing. */
export function factLines(meeting: Meeting): Readonly<Record<Exclude<SectionKey, 'proceedings'>, string[]>> {
  return {
    when: filled([whenHeld(meeting)]),
    mode: filled([MODE_NAMES.get(meeting.mode) ?? meeting.mode]),
    venue: filled([meeting.venue]),
    organiser: filled([meeting.organiser]),
    open: filled([openness(meeting)]),
    attendees: filled(attendeeLines(meeting)),
    observers: filled([meeting.observers]),
    agenda: filled(agendaLines(meeting)),
    papers: filled(meeting.papers.split('\n')),
    next: filled(meeting.nextMeeting.split('\n')),
    contact: filled([meeting.contact]),
  }
}

/** A sitting in a room is the ordinary case and not mentioned: the venue says it. */
const MODE_NAMES: ReadonlyMap<string, string> = new Map([
  ['room', ''],
  ['online', 'オンライン開催'],
  ['hybrid', '会場及びオンラインの併用'],
  ['written', '書面開催'],
])

const OPEN_NAMES: ReadonlyMap<string, string> = new Map([
  ['open', '公開'],
  ['closed', '非公開'],
  ['part', '一部公開'],
])

/** How an attendance other than being there is printed. */
export const ATTENDANCE_NAMES: ReadonlyMap<string, string> = new Map([
  ['present', ''],
  ['absent', '（欠席）'],
  ['proxy', '（代理出席）'],
  ['online', '（オンライン出席）'],
  ['part', '（一部出席）'],
])

function filled(lines: readonly string[]): string[] {
  return lines.map(line => line.trim()).filter(line => line !== '')
}

/** The line under 日時. A period that cannot be put into words is printed as it was typed: nothing entered may vanish. */
export function whenHeld({
  startsAt,
  endsAt,
  layout,
}: Pick<Meeting, 'startsAt' | 'endsAt' | 'layout'>): string {
  if (startsAt === '' && endsAt === '') return ''
  const period = eraPeriod(startsAt, endsAt)
  if (period.kind === 'text') return withLayoutDigits(period.text, layout)
  return [startsAt, endsAt].map(wordsOrTyped).join(' ～ ').trim()
}

function wordsOrTyped(value: string): string {
  const words = eraPeriod(value, '')
  return words.kind === 'text' ? words.text.replace(/ ～$/, '') : value
}

function openness({ open, openReason }: Meeting): string {
  const name = OPEN_NAMES.get(open) ?? open
  return openReason === '' ? name : `${name}（${openReason}）`
}

function agendaLines(meeting: Meeting): string[] {
  if (meeting.agendaNote !== '') return meeting.agendaNote.split('\n')
  if (meeting.layout.agenda === 'annex' && meeting.agenda.length > 0)
    return [`別添「${AGENDA_ANNEX}」のとおり`]
  return meeting.agenda.map((item, index) => `(${index + 1}) ${item.title}`)
}

function attendeeLines(meeting: Meeting): string[] {
  if (meeting.attendeesNote !== '') return meeting.attendeesNote.split('\n')
  if (meeting.layout.attendees === 'annex' && meeting.attendees.length > 0)
    return [`別添「${ATTENDEES_ANNEX}」のとおり`]
  return meeting.attendees.flatMap((attendee, index) => {
    const before = meeting.attendees[index - 1]?.group ?? ''
    const line = attendeeLine(attendee)
    return attendee.group !== '' && attendee.group !== before ? [`〔${attendee.group}〕`, line] : [line]
  })
}

/** A person as the list names them: role, name, and in brackets where they come from. */
export function attendeeLine({ name, affiliation, post, role, attendance }: Attendee): string {
  const from = [affiliation, post].filter(part => part !== '').join('　')
  const person = [role, name].filter(part => part !== '').join('　')
  const origin = from === '' ? '' : person === '' ? from : `（${from}）`
  return `${person}${origin}${ATTENDANCE_NAMES.get(attendance) ?? `（${attendance}）`}`
}
