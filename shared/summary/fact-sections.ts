import type { Attendee, Meeting } from '../meeting/read-meeting.ts'
import { eraPeriod } from './era-date.ts'

/** A section that prints lines; `label` without padding. Lines are trimmed and not empty. */
export type FactSection = { readonly label: string; readonly lines: readonly string[] }

/** The sections in front of the proceedings and after them, in the order of a public body's summary. */
export function factSections(meeting: Meeting): { before: FactSection[]; after: FactSection[] } {
  return {
    before: filled([
      { label: '日時', lines: [whenHeld(meeting)] },
      { label: '開催方法', lines: [MODE_NAMES.get(meeting.mode) ?? meeting.mode] },
      { label: '実施場所', lines: [meeting.venue] },
      { label: '主催', lines: [meeting.organiser] },
      { label: '公開', lines: [openness(meeting)] },
      { label: '出席者', lines: attendeeLines(meeting) },
      { label: '傍聴者', lines: [meeting.observers] },
      { label: '議題', lines: agendaLines(meeting) },
      { label: '配付資料', lines: meeting.papers.split('\n') },
    ]),
    after: filled([
      { label: '次回予定', lines: meeting.nextMeeting.split('\n') },
      { label: '問合せ先', lines: [meeting.contact] },
    ]),
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

const ATTENDANCE_NAMES: ReadonlyMap<string, string> = new Map([
  ['present', ''],
  ['absent', '（欠席）'],
  ['proxy', '（代理出席）'],
  ['online', '（オンライン出席）'],
  ['part', '（一部出席）'],
])

function filled(sections: readonly FactSection[]): FactSection[] {
  return sections
    .map(({ label, lines }) => ({ label, lines: lines.map(line => line.trim()).filter(line => line !== '') }))
    .filter(section => section.lines.length > 0)
}

/** The line under 日時. A period that cannot be put into words is printed as it was typed: nothing entered may vanish. */
export function whenHeld({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string {
  if (startsAt === '' && endsAt === '') return ''
  const period = eraPeriod(startsAt, endsAt)
  if (period.kind === 'text') return period.text
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
  return meeting.agenda.map((item, index) => `(${index + 1}) ${item.title}`)
}

function attendeeLines(meeting: Meeting): string[] {
  if (meeting.attendeesNote !== '') return meeting.attendeesNote.split('\n')
  return meeting.attendees.flatMap((attendee, index) => {
    const before = meeting.attendees[index - 1]?.group ?? ''
    const line = attendeeLine(attendee)
    return attendee.group !== '' && attendee.group !== before ? [`〔${attendee.group}〕`, line] : [line]
  })
}

function attendeeLine({ name, affiliation, post, role, attendance }: Attendee): string {
  const from = [affiliation, post].filter(part => part !== '').join('　')
  const person = [role, name].filter(part => part !== '').join('　')
  const origin = from === '' ? '' : person === '' ? from : `（${from}）`
  return `${person}${origin}${ATTENDANCE_NAMES.get(attendance) ?? `（${attendance}）`}`
}
