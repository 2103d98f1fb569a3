import { layoutValues } from '../../shared/meeting/layout.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { NewMeeting } from '../api.ts'

type Basics = Pick<NewMeeting, 'title' | 'startsAt' | 'endsAt' | 'venue'>

/** The body of a new meeting that takes over who attends, the themes, the agenda and how its summary is worded. */
export function successorOf(previous: Meeting, basics: Basics): NewMeeting {
  return {
    organiser: previous.organiser,
    mode: previous.mode,
    contact: previous.contact,
    attendeesNote: previous.attendeesNote,
    agendaNote: previous.agendaNote,
    opinionsHeading: previous.opinionsHeading,
    speakerStyle: previous.speakerStyle,
    layout: layoutValues(previous.layout),
    unthemed: previous.unthemed,
    ...basics,
    agenda: previous.agenda.map(({ title, kind, presenter }) => filled({ title, kind, presenter })),
    themes: previous.themes.map(({ id, label, reading, colour, parent }) =>
      filled({ id, label, reading, colour, parent: parent ?? '' }),
    ),
    attendees: previous.attendees.map(({ name, reading, affiliation, post, group, role, note }) =>
      filled({ name, reading, affiliation, post, group, role, note }),
    ),
  }
}

function filled(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
