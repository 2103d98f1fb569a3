import type * as Y from 'yjs'
import { addItem, type FactPatch, setFacts } from './edit-meeting.ts'
import { factsOf, SCHEMA_VERSION } from './meeting-doc.ts'

/** What a new meeting starts with. Ids are drawn by `newId`. */
export type MeetingSeed = {
  readonly facts: FactPatch
  readonly agenda: readonly Readonly<Record<string, string>>[]
  readonly themes: readonly Readonly<Record<string, string>>[]
  readonly attendees: readonly Readonly<Record<string, string>>[]
}

/** Fills a new meeting's document. Called once, on the server, when the meeting is created; never by a client. */
export function seedMeeting(doc: Y.Doc, seed: MeetingSeed, newId: () => string): void {
  doc.transact(() => {
    factsOf(doc).set('schemaVersion', SCHEMA_VERSION)
    setFacts(doc, { phase: 'prepare', ...seed.facts })
    for (const list of ['agenda', 'themes', 'attendees'] as const)
      for (const values of seed[list]) addItem(doc, list, newId(), values)
  })
}
