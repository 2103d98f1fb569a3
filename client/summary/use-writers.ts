import { useEffect, useMemo, useRef } from 'react'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { colleaguesOf } from '../stream/people.ts'
import { meetingMarks } from '../stream/recorder-mark.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable } from '../sync/use-observable.ts'

export type Writer = { readonly letter: string; readonly hue: string; readonly name: string }

/** Who else writes, by entry, and telling them where one writes oneself; `own` is null for nowhere. The same map as long as nobody moves. */
export function useWriters(
  { awareness }: MeetingConnection,
  meeting: Meeting,
  own: string | null,
): ReadonlyMap<string, Writer> {
  const colleagues = useObservable(colleaguesOf(awareness))
  useEffect(() => {
    awareness.setLocalState({ entry: own, cursor: null, typing: own !== null })
    return () => awareness.setLocalState({ entry: null, cursor: null, typing: false })
  }, [awareness, own])
  const kept = useRef<ReadonlyMap<string, Writer>>(new Map())
  const writers = useMemo(() => {
    const marks = meetingMarks(
      meeting.entries,
      colleagues.map(({ user }) => user.name),
    )
    const now = new Map(
      colleagues.flatMap(({ entry, user: { name } }) => {
        const mark = marks.get(name)
        return entry === null || mark === undefined ? [] : [[entry, { ...mark, name }] as const]
      }),
    )
    return isSame(kept.current, now) ? kept.current : now
  }, [colleagues, meeting.entries])
  useEffect(() => {
    kept.current = writers
  })
  return writers
}

function isSame(a: ReadonlyMap<string, Writer>, b: ReadonlyMap<string, Writer>): boolean {
  return a.size === b.size && [...a].every(([entry, { name }]) => b.get(entry)?.name === name)
}
