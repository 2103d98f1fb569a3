import { useEffect, useMemo } from 'react'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { colleaguesOf } from '../stream/people.ts'
import { meetingMarks } from '../stream/recorder-mark.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable } from '../sync/use-observable.ts'

export type Writer = { readonly letter: string; readonly hue: string; readonly name: string }

/** Who else writes in an entry, and telling them where one writes oneself; `own` is null for nowhere. */
export function useWriters(
  { awareness }: MeetingConnection,
  meeting: Meeting,
  own: string | null,
): (entry: string) => Writer | null {
  const colleagues = useObservable(colleaguesOf(awareness))
  useEffect(() => {
    awareness.setLocalState({ entry: own, cursor: null, typing: own !== null })
    return () => awareness.setLocalState({ entry: null, cursor: null, typing: false })
  }, [awareness, own])
  return useMemo(() => {
    const marks = meetingMarks(
      meeting.entries,
      colleagues.map(({ user }) => user.name),
    )
    const writers = new Map(
      colleagues.flatMap(({ entry, user: { name } }) => {
        const mark = marks.get(name)
        return entry === null || mark === undefined ? [] : [[entry, { ...mark, name }] as const]
      }),
    )
    return entry => writers.get(entry) ?? null
  }, [colleagues, meeting.entries])
}
