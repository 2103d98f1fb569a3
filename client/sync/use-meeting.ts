import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { followMeeting } from '../../shared/meeting/follow-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { MeetingConnection } from './connection.ts'
import { createSource, type Observable } from './observable.ts'
import { useObservable } from './use-observable.ts'
import { whenIdle } from './when-idle.ts'

/** The meeting as a value, read anew with every change. */
export function useMeeting(connection: MeetingConnection): Meeting {
  return useObservable(meetingOf(connection.doc, AT_ONCE))
}

/** The same, read after what has changed it has been painted: for a page around text that is being typed. */
export function useMeetingAfterPaint(connection: MeetingConnection): Meeting {
  return useObservable(meetingOf(connection.doc, AFTER_PAINT))
}

/** Reads at once what `useMeetingAfterPaint` would read a moment later: after an edit to which the focus follows. */
export function readAtOnce({ doc }: Pick<MeetingConnection, 'doc'>): void {
  followed(doc, AFTER_PAINT).read()
}

/** True once the first sync is done; before it the document looks like an empty meeting. */
export function useReady(connection: MeetingConnection | null): boolean {
  const subscribe = useCallback(
    (listener: () => void) => connection?.ready.subscribe(listener) ?? (() => undefined),
    [connection],
  )
  return useSyncExternalStore(subscribe, () => connection?.ready.get() ?? false)
}

/** When a change is read, and the sources that follow documents at this pace. */
type Pace = {
  readonly schedule: (task: () => void) => () => void
  readonly sources: WeakMap<Y.Doc, Followed>
}
type Followed = { readonly source: Observable<Meeting>; readonly read: () => void }
const AT_ONCE: Pace = { schedule: task => task, sources: new WeakMap() }
const AFTER_PAINT: Pace = { schedule: whenIdle, sources: new WeakMap() }

function meetingOf(doc: Y.Doc, pace: Pace): Observable<Meeting> {
  return followed(doc, pace).source
}

function followed(doc: Y.Doc, { schedule, sources }: Pace): Followed {
  const known = sources.get(doc)
  if (known) return known
  const follow = followMeeting(doc)
  const source = createSource(follow())
  const read = () => source.set(follow())
  doc.on('update', schedule(read))
  const made = { source, read }
  sources.set(doc, made)
  return made
}
