import * as Y from 'yjs'
import { random } from './random.ts'
import { remark } from './remarks.ts'

/** Small, so that in every server's encoding (descending client ids) the filling stands last and is the same bytes. */
const FILLER_CLIENT = 7
const ENTRIES_PER_PAGE = 50
const ENTRIES_PER_UPDATE = 500
const STARTED_MS = Date.parse('2026-11-22T10:00:00+09:00')
const ENTRY_EVERY_MS = 7_000

/** The last character of an entry's text, after which a typist goes on. */
export type Spot = {
  readonly entry: string
  readonly client: number
  readonly clock: number
  readonly text: string
}

/** A meeting's stream as recorders left it: the same bytes for every server. */
export type Filling = {
  /** In order; several, because a server may refuse a message of a whole day's entries. */
  readonly updates: readonly Uint8Array[]
  readonly client: number
  /** The clock after the last character. */
  readonly clock: number
  readonly spots: readonly Spot[]
}

/** Pages with so many entries, and so many of them (the first ones) ready to be typed into. */
export function fillingOf(entries: number, spots: number): Filling {
  const doc = new Y.Doc()
  doc.clientID = FILLER_CLIENT
  const draw = random(entries)
  const pages = doc.getXmlFragment('entries')
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  for (let from = 0; from < entries; from += ENTRIES_PER_UPDATE)
    doc.transact(() => addPages(pages, from, Math.min(from + ENTRIES_PER_UPDATE, entries), draw))
  const filling = {
    updates,
    client: FILLER_CLIENT,
    clock: Y.getState(doc.store, FILLER_CLIENT),
    spots: Array.from({ length: spots }, (_, index) => spotOf(pages, index)),
  }
  doc.destroy()
  return filling
}

function addPages(pages: Y.XmlFragment, from: number, to: number, draw: () => number): void {
  for (let at = from; at < to; at += ENTRIES_PER_PAGE) {
    const page = new Y.XmlElement('page')
    pages.push([page])
    const count = Math.min(ENTRIES_PER_PAGE, to - at)
    page.push(Array.from({ length: count }, (_, index) => entryElement(at + index, draw)))
  }
}

function entryElement(index: number, draw: () => number): Y.XmlElement {
  const entry = new Y.XmlElement('entry')
  const attributes = {
    id: entryId(index),
    kind: 'opinion',
    theme: `theme-${Math.floor(draw() * 8)}`,
    speaker: `attendee-${Math.floor(draw() * 20)}`,
    recorder: `記録者${Math.floor(draw() * 5) + 1}`,
    at: new Date(STARTED_MS + index * ENTRY_EVERY_MS).toISOString(),
    status: 'draft',
  }
  for (const [name, value] of Object.entries(attributes)) entry.setAttribute(name, value)
  entry.insert(0, [new Y.XmlText(remark(draw))])
  return entry
}

function entryId(index: number): string {
  return `bench-entry-${String(index).padStart(6, '0')}`
}

function spotOf(pages: Y.XmlFragment, index: number): Spot {
  const page = pages.get(Math.floor(index / ENTRIES_PER_PAGE))
  const entry = page instanceof Y.XmlElement ? page.get(index % ENTRIES_PER_PAGE) : null
  const text = entry instanceof Y.XmlElement ? entry.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error(`no entry ${index} to type into`)
  const end = Y.createRelativePositionFromTypeIndex(text, text.length, -1).item
  if (end === null) throw new Error(`entry ${index} is empty`)
  return { entry: entryId(index), client: end.client, clock: end.clock, text: text.toString() }
}

/** What a document says, independent of how it came about; equal for documents that hold the same. */
export function contentOf(doc: Y.Doc): string {
  const maps = ['meeting', 'agenda', 'themes', 'attendees', 'projector'].map(name =>
    doc.getMap(name).toJSON(),
  )
  return JSON.stringify([doc.getXmlFragment('entries').toString(), ...maps.map(sorted)])
}

/** The text of an entry in the document, null where there is none. */
export function textOf(doc: Y.Doc, entryId: string): string | null {
  for (const page of doc.getXmlFragment('entries').toArray())
    if (page instanceof Y.XmlElement)
      for (const entry of page.toArray())
        if (entry instanceof Y.XmlElement && entry.getAttribute('id') === entryId)
          return entry.get(0).toString()
  return null
}

function sorted(map: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))
}
