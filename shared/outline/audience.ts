import type { Entry } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import type { ProjectorState } from '../meeting/read-projector.ts'
import { type Fate, fatesOf } from './fate.ts'

/*
 * What a view link may see of a meeting: the one filter in front of every endpoint of that role. Without memos,
 * omitted, merged, hidden and empty entries, recorders and attributes unknown to this version; attendees and speakers
 * only if the meeting shows speakers, and names (in the note on attendees and of presenters too) only if it shows them
 * by name; unconfirmed entries only if the projector is not set to confirmed ones.
 */

/** Whether the audience may see an entry at all. */
export function isForAudience(entry: Entry, fate: Fate | undefined, projector: ProjectorState): boolean {
  return fate === 'shown' && !isWithheld(entry, projector)
}

/** True for an entry that the lead keeps from the room, for now or until somebody confirms it. */
export function isWithheld(entry: Entry, projector: ProjectorState): boolean {
  return entry.room === 'hidden' || isUnconfirmed(entry, projector)
}

/** True for an entry that is not shown until somebody confirms it. */
function isUnconfirmed(entry: Entry, { confirmedOnly }: ProjectorState): boolean {
  return confirmedOnly && entry.status !== 'confirmed'
}

/** What the audience may see of a meeting that nobody writes in any more. */
export function audienceOf(meeting: Meeting): Meeting {
  const fates = fatesOf(meeting.entries)
  const entries = meeting.entries.filter(entry =>
    isForAudience(entry, fates.get(entry.id), meeting.projector),
  )
  return withoutPrivateParts({ ...meeting, entries })
}

/** A meeting whose entries are all for the audience, without what in them and beside them is not. */
export function withoutPrivateParts(meeting: Meeting): Meeting {
  const named = meeting.speakerStyle !== 'none'
  const byName = meeting.speakerStyle === 'name'
  const ids = new Set(meeting.entries.map(entry => entry.id))
  return {
    ...meeting,
    attendeesNote: byName ? meeting.attendeesNote : '',
    agenda: byName ? meeting.agenda : meeting.agenda.map(item => ({ ...item, presenter: '' })),
    attendees: named
      ? meeting.attendees.map(attendee => ({
          ...attendee,
          name: byName ? attendee.name : '',
          reading: '',
          note: '',
        }))
      : [],
    entries: meeting.entries.map(entry => publicEntry(entry, named, ids)),
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
