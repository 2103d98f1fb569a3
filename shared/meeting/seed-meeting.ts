import type * as Y from 'yjs'
import { addItem, type FactPatch, setFacts, setLayout } from './edit-meeting.ts'
import type { LayoutValues } from './layout.ts'
import { factsOf, type ListName, SCHEMA_VERSION } from './meeting-doc.ts'

/**
 * What a new meeting starts with. Ids are drawn by `newId`; an item's own `id` is only what a `parent` of the same
 * list calls it.
 */
export type MeetingSeed = {
  readonly facts: FactPatch
  /** None: the example's. */
  readonly layout?: LayoutValues
  readonly agenda: readonly Readonly<Record<string, string>>[]
  readonly themes: readonly Readonly<Record<string, string>>[]
  readonly attendees: readonly Readonly<Record<string, string>>[]
}

/** Fills a new meeting's document. Called once, on the server, when the meeting is created; never by a client. */
export function seedMeeting(doc: Y.Doc, seed: MeetingSeed, newId: () => string): void {
  doc.transact(() => {
    factsOf(doc).set('schemaVersion', SCHEMA_VERSION)
    setFacts(doc, { phase: 'prepare', ...seed.facts })
    setLayout(doc, seed.layout ?? {})
    for (const list of ['agenda', 'themes', 'attendees'] as const) seedList(doc, list, seed[list], newId)
  })
}

function seedList(
  doc: Y.Doc,
  list: ListName,
  items: readonly Readonly<Record<string, string>>[],
  newId: () => string,
): void {
  const drawn = items.map(values => ({ values, id: newId() }))
  const ids = new Map(drawn.map(({ values, id }) => [values.id, id]))
  for (const { values, id } of drawn) {
    const { id: _ref, parent = '', ...own } = values
    const above = parent === '' ? undefined : ids.get(parent)
    addItem(doc, list, id, above === undefined ? own : { ...own, parent: above })
  }
}
