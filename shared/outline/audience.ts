import type { Entry } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { shownEntries } from './fate.ts'

/**
 * What a view link may see of a meeting: the one filter in front of every endpoint of that role. Without memos,
 * omitted, merged and empty entries, recorders and attributes unknown to this version; attendees and speakers
 * only if the meeting names speakers; unconfirmed entries only if the projector is not set to confirmed ones.
 */
export function audienceOf(meeting: Meeting): Meeting {
  const named = meeting.speakerStyle !== 'none'
  const shown = shownEntries(meeting.entries).filter(
    entry => !meeting.projector.confirmedOnly || entry.status === 'confirmed',
  )
  const ids = new Set(shown.map(entry => entry.id))
  return {
    ...meeting,
    attendees: named
      ? meeting.attendees.map(attendee => ({
          ...attendee,
          name: meeting.speakerStyle === 'name' ? attendee.name : '',
          reading: '',
          note: '',
        }))
      : [],
    entries: shown.map(entry => publicEntry(entry, named, ids)),
  }
}

function publicEntry(entry: Entry, named: boolean, shown: ReadonlySet<string>): Entry {
  return {
    ...entry,
    recorder: '',
    speaker: named ? entry.speaker : null,
    mergedInto: null,
    replyTo: entry.replyTo !== null && shown.has(entry.replyTo) ? entry.replyTo : null,
    extra: {},
  }
}
