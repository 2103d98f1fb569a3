import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { followMeeting } from '../../shared/meeting/follow-meeting.ts'
import { factsOf } from '../../shared/meeting/meeting-doc.ts'
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

/** Reads a meeting that came out of the copy while the server is asked what is new; the page then reads only that. */
export function readAhead({ doc }: MeetingConnection): void {
  if (factsOf(doc).size > 0) readerOf(doc)()
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
  readonly sources: WeakMap<Y.Doc, Observable<Meeting>>
}
const AT_ONCE: Pace = { schedule: task => task, sources: new WeakMap() }
const AFTER_PAINT: Pace = { schedule: whenIdle, sources: new WeakMap() }

function meetingOf(doc: Y.Doc, { schedule, sources }: Pace): Observable<Meeting> {
  const known = sources.get(doc)
  if (known) return known
  const read = readerOf(doc)
  const source = createSource(read())
  doc.on(
    'update',
    schedule(() => source.set(read())),
  )
  sources.set(doc, source)
  return source
}

const readers = new WeakMap<Y.Doc, () => Meeting>()

function readerOf(doc: Y.Doc): () => Meeting {
  const reader = readers.get(doc) ?? followMeeting(doc)
  readers.set(doc, reader)
  return reader
}
