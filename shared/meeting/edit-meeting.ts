import * as Y from 'yjs'
import { cleanText } from '../clean-text.ts'
import type { EntryPatch } from './entry.ts'
import { writeTextOfEntry } from './entry-text.ts'
import { LAYOUT_NAMES, type LayoutValues } from './layout.ts'
import {
  ENTRIES_PER_PAGE,
  ENTRY,
  entriesOf,
  factsOf,
  findEntryElement,
  identifiedEntries,
  type ListName,
  listOf,
  PAGE,
  projectorOf,
} from './meeting-doc.ts'
import { compareRanked, type Ranked, rankBetween, ranksFor, ranksToMove } from './rank.ts'
import { type FactName, layoutFact, type Phase, type SpeakerStyle, type Unthemed } from './read-meeting.ts'
import { type ProjectorState, readProjector } from './read-projector.ts'

/** An entry to be written: id and instant come from the caller, `shared/` draws neither. */
export type NewEntry = EntryPatch & {
  readonly id: string
  readonly recorder: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly text?: string
  /** Null: it was written in, also where no text is left. Otherwise one without text is a row that was only begun. */
  readonly unwritten?: true | null
  /** Attributes that this version does not know, from an import. */
  readonly extra?: Readonly<Record<string, string>>
}

export type FactPatch = Partial<Record<FactName, string>> & {
  readonly phase?: Phase
  readonly currentAgenda?: string | null
  readonly speakerStyle?: SpeakerStyle
  readonly unthemed?: Unthemed
}

/** Appends an entry to the end of the stream; a full last page is followed by a new one. */
export function appendEntry(doc: Y.Doc, entry: NewEntry, origin?: unknown): void {
  doc.transact(() => {
    const page = pageToAppendTo(entriesOf(doc))
    page.insert(page.length, [entryElement(entry)])
  }, origin)
}

/** Changes attributes of an entry; the element itself never moves. False when there is no such entry. */
export function setEntry(doc: Y.Doc, id: string, patch: EntryPatch, origin?: unknown): boolean {
  const element = findEntryElement(doc, id)
  if (element === null) return false
  doc.transact(() => setAttributes(element, patch), origin)
  return true
}

/** Rewrites an entry's text by its changed middle alone, so that a colleague's edit elsewhere in it survives. */
export function setEntryText(doc: Y.Doc, id: string, text: string, origin?: unknown): boolean {
  const element = findEntryElement(doc, id)
  if (element === null) return false
  doc.transact(() => writeTextOfEntry(element, text), origin)
  return true
}

/** Removes an entry for good. Leaving it out of the summary is `setEntry(… { status: 'omitted' })`. */
export function removeEntry(doc: Y.Doc, id: string, origin?: unknown): boolean {
  const element = findEntryElement(doc, id)
  const page = element?.parent
  if (!element || !(page instanceof Y.XmlFragment)) return false
  doc.transact(() => page.delete(page.toArray().indexOf(element), 1), origin)
  return true
}

/** Writes the ranks that `ranksToMove` answers for entries. */
export function setEntryRanks(doc: Y.Doc, ranks: ReadonlyMap<string, string>, origin?: unknown): void {
  doc.transact(() => {
    for (const { id, element } of identifiedEntries(doc)) {
      const rank = ranks.get(id)
      if (rank !== undefined) setAttributes(element, { rank })
    }
  }, origin)
}

/** Sets facts of the meeting; '' or null removes one. */
export function setFacts(doc: Y.Doc, patch: FactPatch, origin?: unknown): void {
  doc.transact(() => {
    const facts = factsOf(doc)
    for (const [name, value] of Object.entries(patch)) setValue(facts, name, value)
  }, origin)
}

/** Turns the room's screens to a page (0-based) that begins with that entry at the lead's ('': not known). */
export function turnProjector(doc: Y.Doc, page: number, anchor: string, origin?: unknown): void {
  const { turns } = readProjector(doc)
  setProjector(doc, { page, anchor, turns: turns + 1 }, origin)
}

/** Has pages stay for so many seconds (`TURN_SECONDS`), from now on the one that is `shown`. */
export function paceProjector(
  doc: Y.Doc,
  turnSeconds: number,
  shown: { readonly page: number; readonly anchor: string },
  origin?: unknown,
): void {
  doc.transact(() => {
    setProjector(doc, { turnSeconds })
    turnProjector(doc, shown.page, shown.anchor)
  }, origin)
}

/** Shows the current agenda item ('current'), all of them ('all') or one theme on the room's screens, from the first page. */
export function focusProjector(doc: Y.Doc, focus: string, origin?: unknown): void {
  setProjector(doc, { focus, page: 0, anchor: '' }, origin)
}

/** Lays the summary out by this table; what it does not name becomes the example's. */
export function setLayout(doc: Y.Doc, values: LayoutValues, origin?: unknown): void {
  doc.transact(() => {
    const facts = factsOf(doc)
    for (const name of LAYOUT_NAMES) setValue(facts, layoutFact(name), values[name] ?? null)
  }, origin)
}

/** Steers the projector. */
export function setProjector(doc: Y.Doc, patch: Partial<ProjectorState>, origin?: unknown): void {
  doc.transact(() => {
    const values = projectorOf(doc)
    for (const [name, value] of Object.entries(patch)) setValue(values, name, value)
  }, origin)
}

/** Adds an agenda item, theme or attendee at the end of its list. */
export function addItem(
  doc: Y.Doc,
  list: ListName,
  id: string,
  values: Readonly<Record<string, string>>,
  origin?: unknown,
): void {
  doc.transact(() => {
    const item = new Y.Map<unknown>()
    item.set('rank', rankAtEnd(doc, list))
    for (const [name, value] of Object.entries(values)) if (value !== '') item.set(name, value)
    listOf(doc, list).set(id, item)
  }, origin)
}

/** Changes values of a list item; '' removes one. False when a colleague has removed the item. */
export function setItem(
  doc: Y.Doc,
  list: ListName,
  id: string,
  values: Readonly<Record<string, string>>,
  origin?: unknown,
): boolean {
  const item = listOf(doc, list).get(id)
  if (!(item instanceof Y.Map)) return false
  doc.transact(() => {
    for (const [name, value] of Object.entries(values)) setValue(item, name, value)
  }, origin)
  return true
}

/** Moves a list item to a position (0-based, among the others). */
export function moveItem(doc: Y.Doc, list: ListName, id: string, position: number, origin?: unknown): void {
  doc.transact(() => {
    for (const [each, rank] of ranksToMove(rankedItems(doc, list), id, position))
      setItem(doc, list, each, { rank })
  }, origin)
}

/** Removes a list item. Entries that refer to it keep their reference and show as having none. */
export function removeItem(doc: Y.Doc, list: ListName, id: string, origin?: unknown): void {
  doc.transact(() => listOf(doc, list).delete(id), origin)
}

/** A new entry element, for insertion by `appendEntry` or at a place of the caller's. */
export function entryElement(entry: NewEntry): Y.XmlElement {
  const { text = '', unwritten, extra, ...known } = entry
  const attributes = { ...extra, ...known }
  const element = new Y.XmlElement(ENTRY)
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value)
  if (text !== '' || unwritten === null) element.insert(0, [new Y.XmlText(cleanText(text))])
  return element
}

function pageToAppendTo(root: Y.XmlFragment): Y.XmlElement {
  const last = root.length > 0 ? root.get(root.length - 1) : null
  if (last instanceof Y.XmlElement && last.nodeName === PAGE && last.length < ENTRIES_PER_PAGE) return last
  const page = new Y.XmlElement(PAGE)
  root.insert(root.length, [page])
  return page
}

/** Changes attributes of an entry's element. */
export function setAttributes(element: Y.XmlElement, patch: EntryPatch): void {
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue
    if (value === null || value === '') element.removeAttribute(name)
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
}

function setValue(map: Y.Map<unknown>, name: string, value: unknown): void {
  if (value === undefined) return
  if (value === null || value === '') map.delete(name)
  else if (map.get(name) !== value) map.set(name, value)
}

/** Behind every other item: items that a foreign client left without a rank stand last and get theirs first. */
function rankAtEnd(doc: Y.Doc, list: ListName): string {
  const items = rankedItems(doc, list)
  const last = items.at(-1)
  if (last === undefined) return rankBetween(null, null) ?? ''
  if (last.rank !== null) return rankBetween(last.rank, null) ?? `${last.rank}V`
  const ranks = ranksFor(items.length + 1)
  items.forEach((item, index) => {
    setItem(doc, list, item.id, { rank: ranks[index] ?? '' })
  })
  return ranks.at(-1) ?? ''
}

function rankedItems(doc: Y.Doc, list: ListName): Ranked[] {
  const items: Ranked[] = []
  for (const [id, value] of listOf(doc, list).entries()) {
    const rank: unknown = value instanceof Y.Map ? value.get('rank') : null
    if (value instanceof Y.Map) items.push({ id, rank: typeof rank === 'string' ? rank : null })
  }
  return items.sort(compareRanked)
}
