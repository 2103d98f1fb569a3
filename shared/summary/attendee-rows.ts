import type { Attendee, Meeting } from '../meeting/read-meeting.ts'
import { ATTENDANCE_NAMES, attendeeLine } from './fact-sections.ts'

/** One line of the list of attendees: as it is printed, and in its parts. */
export type AttendeeRow = {
  readonly line: string
  readonly name: string
  readonly affiliation: string
  readonly post: string
  readonly group: string
  readonly attendance: string
}

/** The list of attendees. A note in its place (別添「出席者名簿」のとおり) stands for everybody. */
export function attendeeRows({ attendees, attendeesNote }: Meeting): AttendeeRow[] {
  if (attendeesNote === '') return attendees.map(rowOf)
  const lines = attendeesNote.split('\n').map(line => line.trim())
  const nothing = { affiliation: '', post: '', group: '', attendance: '' }
  return lines.filter(line => line !== '').map(line => ({ line, name: line, ...nothing }))
}

function rowOf(attendee: Attendee): AttendeeRow {
  const { name, affiliation, post, role, group, attendance } = attendee
  const printed = ATTENDANCE_NAMES.get(attendance) ?? attendance
  return {
    line: attendeeLine(attendee),
    name,
    affiliation,
    post: [role, post].filter(part => part !== '').join('　'),
    group: group || role,
    attendance: printed === '' ? '出席' : printed.replace(/^（(.*)）$/, '$1'),
  }
}
