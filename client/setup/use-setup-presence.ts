import { useEffect, useMemo } from 'react'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { colleaguesOf } from '../stream/people.ts'
import { meetingMarks, type RecorderMark } from '../stream/recorder-mark.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable } from '../sync/use-observable.ts'
import type { Marked } from './setup-context.ts'

export type Person = {
  readonly key: string
  readonly name: string
  readonly mark: RecorderMark
  readonly isSelf: boolean
  readonly place: string | null
}

export type SetupPresence = {
  readonly people: readonly Person[]
  readonly colleagues: ReadonlyMap<string, Marked>
  readonly announce: (place: string | null) => void
}

const UNKNOWN: RecorderMark = { letter: '', hue: 'A' }

/** Who is here and which input each one edits. The place travels in presence as an entry's id would. */
export function useSetupPresence(
  connection: MeetingConnection,
  entries: Meeting['entries'],
  ownName: string,
): SetupPresence {
  const others = useObservable(colleaguesOf(connection.awareness))
  const { awareness } = connection
  useEffect(() => () => awareness.setLocalStateField('entry', null), [awareness])
  return useMemo(() => {
    const marks = meetingMarks(entries, [ownName, ...others.map(other => other.user.name)])
    const people = [
      { key: 'self', name: ownName, mark: marks.get(ownName) ?? UNKNOWN, isSelf: true, place: null },
      ...others.map(other => ({
        key: String(other.client),
        name: other.user.name,
        mark: marks.get(other.user.name) ?? UNKNOWN,
        isSelf: false,
        place: other.entry,
      })),
    ]
    const colleagues = new Map(
      people.flatMap(({ place, name, mark }): [string, Marked][] =>
        place === null ? [] : [[place, { name, ...mark }]],
      ),
    )
    return { people, colleagues, announce: place => awareness.setLocalStateField('entry', place) }
  }, [others, entries, ownName, awareness])
}
