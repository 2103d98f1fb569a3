import * as Y from 'yjs'
import {
  addItem,
  appendEntry,
  type FactPatch,
  setEntry,
  setFacts,
} from '../../shared/meeting/edit-meeting.ts'
import type { EntryPatch } from '../../shared/meeting/entry.ts'
import type { ListName } from '../../shared/meeting/meeting-doc.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'

/** What a test says of a meeting; list items and entries are given by id, in order. */
export type MeetingSketch = {
  readonly facts?: FactPatch
  readonly agenda?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly themes?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly attendees?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly entries?: Readonly<Record<string, EntryPatch & { readonly text: string; readonly at?: string }>>
}

/** A document as sketched, written through the edits of the product. */
export function buildDoc(sketch: MeetingSketch): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  setFacts(doc, sketch.facts ?? {})
  for (const list of ['agenda', 'themes', 'attendees'] as const satisfies readonly ListName[])
    for (const [id, values] of Object.entries(sketch[list] ?? {})) addItem(doc, list, id, values)
  for (const [id, { text, at, ...patch }] of Object.entries(sketch.entries ?? {})) {
    appendEntry(doc, { id, text, recorder: '記録係A', at: at ?? '2021-05-27T01:00:00Z' })
    setEntry(doc, id, patch)
  }
  return doc
}

/** The meeting that such a document holds. */
export function buildMeeting(sketch: MeetingSketch): Meeting {
  return readMeeting(buildDoc(sketch))
}
