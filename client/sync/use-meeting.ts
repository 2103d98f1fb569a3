import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { followMeeting } from '../../shared/meeting/follow-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { MeetingConnection } from './connection.ts'
import { createSource, type Observable } from './observable.ts'
import { useObservable } from './use-observable.ts'
import { whenIdle } from './when-idle.ts'

/** The meeting as a value, read anew after what has changed it has been painted. */
export function useMeeting(connection: MeetingConnection): Meeting {
  return useObservable(meetingOf(connection.doc))
}

/** True once the first sync is done; before it the document looks like an empty meeting. */
export function useReady(connection: MeetingConnection | null): boolean {
  const subscribe = useCallback(
    (listener: () => void) => connection?.ready.subscribe(listener) ?? (() => undefined),
    [connection],
  )
  return useSyncExternalStore(subscribe, () => connection?.ready.get() ?? false)
}

const meetings = new WeakMap<Y.Doc, Observable<Meeting>>()

function meetingOf(doc: Y.Doc): Observable<Meeting> {
  const known = meetings.get(doc)
  if (known) return known
  const read = followMeeting(doc)
  const source = createSource(read())
  doc.on(
    'update',
    whenIdle(() => source.set(read())),
  )
  meetings.set(doc, source)
  return source
}
