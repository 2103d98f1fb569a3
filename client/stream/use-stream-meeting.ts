import { useEffect, useMemo, useState } from 'react'
import { type FirstLook, firstLook } from '../../shared/meeting/first-look.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { isRead, useMeetingBesideTyping } from '../sync/use-meeting.ts'
import { onceIdle } from '../sync/when-idle.ts'

/** On a page that is never idle what stands around the rows comes after this long. */
const AT_LATEST_MS = 150

export type StreamMeeting = FirstLook & {
  readonly meeting: Meeting
  /** False until the rows are drawn. Until then the meeting has no entries, and what is said of them stands open. */
  readonly isWhole: boolean
}

/** The meeting for the recorders' page, whose rows come first: in a long meeting one can write before the outline is made. */
export function useStreamMeeting(connection: MeetingConnection): StreamMeeting {
  const { doc } = connection
  const [isWhole, setWhole] = useState(() => isRead(connection))
  useEffect(() => onceIdle(() => setWhole(true), AT_LATEST_MS), [])
  const meeting = useMeetingBesideTyping(connection, isWhole)
  const { entries } = meeting
  const look = useMemo(
    () =>
      isWhole ? { writers: entries, isEmpty: entries.every(({ text }) => text === '') } : firstLook(doc),
    [isWhole, entries, doc],
  )
  return { ...look, meeting, isWhole }
}
