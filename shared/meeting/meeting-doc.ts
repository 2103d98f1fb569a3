import * as Y from 'yjs'

/** The layout's version. It rises when an older editor would damage what a newer one writes. */
export const SCHEMA_VERSION = 1

/** An entry appended to a last page that holds this many starts a new page (speed only, pages have no meaning). */
export const ENTRIES_PER_PAGE = 50

/** Element names of the stream fragment, also the node names of the editor. */
export const PAGE = 'page'
export const ENTRY = 'entry'

/** The only names of top-level types in a meeting's document. */
export const ROOTS = {
  entries: 'entries',
  meeting: 'meeting',
  agenda: 'agenda',
  themes: 'themes',
  attendees: 'attendees',
  projector: 'projector',
} as const

/** The stream: pages of entries in the order written. */
export function entriesOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(ROOTS.entries)
}

/** The meeting's facts, one key each. */
export function factsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ROOTS.meeting)
}

export type ListName = 'agenda' | 'themes' | 'attendees'

/** One of the lists: id → map of values. */
export function listOf(doc: Y.Doc, list: ListName): Y.Map<unknown> {
  return doc.getMap(ROOTS[list])
}

/** What the projector shows. */
export function projectorOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ROOTS.projector)
}

/** Every entry element in stream order: those on pages, and stray ones that stand in the root. */
export function* entryElements(doc: Y.Doc): Generator<Y.XmlElement> {
  for (const child of childrenOf(entriesOf(doc))) {
    if (!(child instanceof Y.XmlElement)) continue
    if (child.nodeName === ENTRY) yield child
    else if (child.nodeName === PAGE)
      for (const entry of childrenOf(child))
        if (entry instanceof Y.XmlElement && entry.nodeName === ENTRY) yield entry
  }
}

/** The element of the entry with that id, or null. The first one in the stream where an id stands twice. */
export function findEntryElement(doc: Y.Doc, id: string): Y.XmlElement | null {
  for (const element of entryElements(doc)) if (element.getAttribute('id') === id) return element
  return null
}

/** An entry's text; breaks that a foreign client wrote as an element become '\n'. Nothing deeper is read. */
export function textOfEntry(element: Y.XmlElement): string {
  let text = ''
  for (const child of childrenOf(element)) {
    if (child instanceof Y.XmlText) text += plainTextOf(child)
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') text += '\n'
  }
  return text
}

function plainTextOf(text: Y.XmlText): string {
  let plain = ''
  for (const part of text.toDelta() as { insert?: unknown }[])
    if (typeof part.insert === 'string') plain += part.insert
  return plain
}

function childrenOf(parent: Y.XmlFragment): unknown[] {
  return parent.toArray()
}
