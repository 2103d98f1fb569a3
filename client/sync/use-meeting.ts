import { useCallback, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { followMeeting } from '../../shared/meeting/follow-meeting.ts'
import { type Meeting, readMeetingWith } from '../../shared/meeting/read-meeting.ts'
import { besideTyping } from './beside-typing.ts'
import type { MeetingConnection } from './connection.ts'
import { createSource, type Observable } from './observable.ts'
import { useObservable } from './use-observable.ts'
import { whenIdle } from './when-idle.ts'

/** The meeting as a value, read anew with every change. */
export function useMeeting(connection: MeetingConnection): Meeting {
  return useObservable(meetingOf(connection.doc, AT_ONCE))
}

/** The same, read after what has changed it has been painted. */
export function useMeetingAfterPaint(connection: MeetingConnection): Meeting {
  return useObservable(meetingOf(connection.doc, AFTER_PAINT))
}

/**
 * The same, and a change of texts alone is read once a second: for a page around text that is being typed. Reading a long
 * meeting takes longer than drawing the rows in which one writes: without `withEntries` it has none.
 */
export function useMeetingBesideTyping({ doc }: MeetingConnection, withEntries: boolean): Meeting {
  return useObservable(withEntries ? meetingOf(doc, BESIDE_TYPING) : framesOf(doc))
}

/** True once a meeting's entries have been read: reading them again costs what has changed. */
export function isRead({ doc }: MeetingConnection): boolean {
  return readers.has(doc)
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
  readonly schedule: (task: () => void) => (transaction: Y.Transaction) => void
  readonly sources: WeakMap<Y.Doc, Followed>
}
type Followed = { readonly source: Observable<Meeting>; readonly read: () => void }
const AT_ONCE: Pace = { schedule: task => task, sources: new WeakMap() }
const AFTER_PAINT: Pace = { schedule: task => whenIdle(task), sources: new WeakMap() }
const BESIDE_TYPING: Pace = { schedule: besideTyping, sources: new WeakMap() }

function meetingOf(doc: Y.Doc, pace: Pace): Observable<Meeting> {
  return followed(doc, pace).source
}

function followed(doc: Y.Doc, { schedule, sources }: Pace): Followed {
  const known = sources.get(doc)
  if (known) return known
  const reader = readerOf(doc)
  const source = createSource(reader())
  const read = () => source.set(reader())
  const changed = schedule(read)
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) =>
    changed(transaction),
  )
  const made = { source, read }
  sources.set(doc, made)
  return made
}

const readers = new WeakMap<Y.Doc, () => Meeting>()

/** The meeting before its entries are read, as it is when asked for first. */
function framesOf(doc: Y.Doc): Observable<Meeting> {
  const known = frames.get(doc)
  if (known) return known
  const made = createSource(readMeetingWith(doc, []))
  frames.set(doc, made)
  return made
}

const frames = new WeakMap<Y.Doc, Observable<Meeting>>()

function readerOf(doc: Y.Doc): () => Meeting {
  const reader = readers.get(doc) ?? followMeeting(doc)
  readers.set(doc, reader)
  return reader
}
