import type * as Y from 'yjs'
import { addItem, appendEntry, type FactPatch, setFacts, setLayout, setProjector } from './edit-meeting.ts'
import type { EntryKind, EntryStatus } from './entry.ts'
import type { LayoutValues } from './layout.ts'
import { factsOf, type ListName, SCHEMA_VERSION } from './meeting-doc.ts'
import { ranksFor } from './rank.ts'
import type { ProjectorState } from './read-projector.ts'

/** A list item of a file; `ref` is how the file's entries and items call it (an id, or its place counted from 1). */
export type FileItem = { readonly ref: string; readonly values: Readonly<Record<string, string>> }

/** An entry of a file, its references being those of the file; '' where it says nothing. */
export type FileEntry = {
  readonly ref: string
  readonly kind: EntryKind
  readonly status: EntryStatus
  readonly text: string
  readonly theme: string
  readonly agenda: string
  readonly speaker: string
  readonly recorder: string
  readonly at: string
  readonly rank: string
  readonly mergedInto: string
  readonly replyTo: string
  readonly due: string
  /** Kept from the room's screens and from every view link. */
  readonly room?: 'hidden'
  /** A row that was only begun; one without text that does not say so is taken for one that was emptied. */
  readonly unwritten?: true
  /** Attributes that this version does not know. */
  readonly extra: Readonly<Record<string, string>>
}

/** A meeting as a file holds it, to be written into a new document. */
export type MeetingFile = {
  readonly facts: FactPatch
  /** None: the example's. */
  readonly layout?: LayoutValues
  /** When an entry reaches the room; none: the default. */
  readonly projector?: Pick<ProjectorState, 'release' | 'confirmedOnly'>
  readonly currentAgenda: string
  readonly agenda: readonly FileItem[]
  readonly themes: readonly FileItem[]
  readonly attendees: readonly FileItem[]
  readonly entries: readonly FileEntry[]
}

/** What the caller adds: ids, and who and when for entries of a file that does not say. */
export type FillContext = {
  readonly newId: () => string
  readonly recorder: string
  /** ISO 8601 instant. */
  readonly at: string
}

/**
 * Fills a new meeting's document from a file. Everything gets a new id and references follow it; a reference to
 * nothing is dropped. Where no entry has a rank or a
 * time, the outline keeps the file's order. Called once, on the server.
 */
export function fillMeeting(doc: Y.Doc, file: MeetingFile, context: FillContext): void {
  doc.transact(() => {
    factsOf(doc).set('schemaVersion', SCHEMA_VERSION)
    setFacts(doc, { phase: 'prepare', ...file.facts })
    setLayout(doc, file.layout ?? {})
    setProjector(doc, file.projector ?? {})
    const agenda = fillList(doc, 'agenda', file.agenda, context)
    const themes = fillList(doc, 'themes', file.themes, context)
    const attendees = fillList(doc, 'attendees', file.attendees, context)
    setFacts(doc, { currentAgenda: agenda.get(file.currentAgenda) ?? '' })
    fillEntries(doc, file.entries, { agenda, themes, attendees }, context)
  })
}

type Ids = ReadonlyMap<string, string>

function fillList(doc: Y.Doc, list: ListName, items: readonly FileItem[], { newId }: FillContext): Ids {
  const ids = new Map(items.map(({ ref }) => [ref, newId()]))
  for (const { ref, values } of items) {
    const { parent = '', ...own } = values
    addItem(doc, list, ids.get(ref) ?? newId(), { ...own, parent: ids.get(parent) ?? '' })
  }
  return ids
}

function fillEntries(
  doc: Y.Doc,
  entries: readonly FileEntry[],
  lists: Readonly<Record<ListName, Ids>>,
  context: FillContext,
): void {
  const ids = new Map(entries.map(({ ref }) => [ref, context.newId()]))
  const isOrdered = entries.some(({ rank, at }) => rank !== '' || at !== '')
  const ranks = isOrdered ? entries.map(entry => entry.rank) : ranksFor(entries.length)
  entries.forEach((entry, index) => {
    const id = ids.get(entry.ref) ?? context.newId()
    const { kind, text, status, due, room, unwritten, extra } = entry
    appendEntry(doc, {
      id,
      kind,
      text,
      status,
      due,
      room: room ?? null,
      unwritten: unwritten ?? null,
      extra,
      recorder: entry.recorder || context.recorder,
      at: entry.at || context.at,
      theme: lists.themes.get(entry.theme) ?? null,
      agenda: lists.agenda.get(entry.agenda) ?? null,
      speaker: lists.attendees.get(entry.speaker) ?? null,
      rank: ranks[index] ?? null,
      mergedInto: ids.get(entry.mergedInto) ?? null,
      replyTo: ids.get(entry.replyTo) ?? null,
    })
  })
}
