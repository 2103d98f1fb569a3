import type { FactPatch } from '../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { ListStyle } from './facts-messages.ts'

/** The words of a public document for lists that are attached to it; Japanese in every interface language. */
const ATTACHED = { attendeesNote: '別添「出席者名簿」のとおり', agendaNote: '別添「次第」のとおり' }

/** How a meeting's summary gives attendees and agenda. */
export function listStyleOf(meeting: Pick<Meeting, 'attendeesNote' | 'agendaNote'>): ListStyle {
  if (meeting.attendeesNote === '' && meeting.agendaNote === '') return 'listed'
  const isAttached =
    meeting.attendeesNote === ATTACHED.attendeesNote && meeting.agendaNote === ATTACHED.agendaNote
  return isAttached ? 'attached' : 'custom'
}

/** The facts that make a summary give its lists in that style; own words are left as they are. */
export function factsOfListStyle(style: ListStyle): FactPatch {
  if (style === 'custom') return {}
  return style === 'attached' ? ATTACHED : { attendeesNote: '', agendaNote: '' }
}
