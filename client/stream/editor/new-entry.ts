import type { Node, Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ENTRIES_PER_PAGE, ENTRY, PAGE } from '../../../shared/meeting/meeting-doc.ts'
import { after, type EntryPlace, entryAfter, lastEntry } from './entry-place.ts'
import { withNewIds } from './fresh-ids.ts'

/** What an entry begun now takes from outside the document. */
export type Desk = {
  readonly newId: () => string
  /** ISO instant. */
  readonly now: () => string
  /** The display name of the recorder at this computer. */
  readonly recorder: () => string
  readonly currentAgenda: () => string | null
}

/** A new entry that inherits theme and speaker; its agenda item is given. A part of a hidden one is hidden too. */
export function newEntry(
  schema: Schema,
  desk: Desk,
  given: { readonly from: Node | null; readonly agenda: string | null; readonly text?: string },
): Node {
  const type = nodeType(schema, ENTRY)
  return type.create(
    {
      id: desk.newId(),
      recorder: desk.recorder(),
      at: desk.now(),
      agenda: given.agenda,
      theme: given.from?.attrs.theme ?? null,
      speaker: given.from?.attrs.speaker ?? null,
      room: given.text ? (given.from?.attrs.room ?? null) : null,
    },
    given.text ? schema.text(given.text) : null,
  )
}

/** Puts new entries after one, or at the very end (null); full pages at the end are followed by new ones. Answers where the first stands. */
export function insertEntries(tr: Transaction, place: EntryPlace | null, entries: readonly Node[]): number {
  withNewIds(tr)
  const isLast = place === null || entryAfter(tr.doc, after(place)) === null
  if (!isLast) {
    tr.insert(after(place), entries)
    return after(place)
  }
  return appendEntries(tr, entries)
}

function appendEntries(tr: Transaction, entries: readonly Node[]): number {
  const last = lastEntry(tr.doc)
  const page = last && tr.doc.resolve(last.pos).parent
  const room = page?.type.name === PAGE ? Math.max(0, ENTRIES_PER_PAGE - page.childCount) : 0
  const here = entries.slice(0, room)
  const first = last && here.length > 0 ? after(last) : tr.doc.content.size + 1
  if (last && here.length > 0) tr.insert(after(last), here)
  for (let at = here.length; at < entries.length; at += ENTRIES_PER_PAGE) {
    const type = nodeType(tr.doc.type.schema, PAGE)
    tr.insert(tr.doc.content.size, type.create(null, entries.slice(at, at + ENTRIES_PER_PAGE)))
  }
  return first
}

function nodeType(schema: Schema, name: string) {
  const type = schema.nodes[name]
  if (type === undefined) throw new Error(`the schema has no ${name}`)
  return type
}
