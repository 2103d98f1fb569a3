import * as Y from 'yjs'

export { textOfEntry } from './entry-text.ts'

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

/** True when the meeting was written by a newer version than a program that knows `schema`: its editor would do damage. */
export function needsNewer(doc: Y.Doc, schema = SCHEMA_VERSION): boolean {
  const needed = factsOf(doc).get('schemaVersion')
  return typeof needed === 'number' && schema < needed
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

/**
 * Every entry element in stream order: those on pages (also on pages within pages) and stray ones in the root.
 * None when the document uses the root's name for another type.
 */
export function* entryElements(doc: Y.Doc): Generator<Y.XmlElement> {
  const waiting = reversedChildren(streamOrNull(doc))
  for (let child = waiting.pop(); child !== undefined; child = waiting.pop()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (child.nodeName === ENTRY) yield child
    else if (child.nodeName === PAGE) for (const each of reversedChildren(child)) waiting.push(each)
  }
}

/**
 * Every entry element with the id under which it is known: its own, or, where that is missing or stands further
 * up in the stream as well, a name made from the element's place in Yjs, the same on every client.
 */
export function* identifiedEntries(
  doc: Y.Doc,
): Generator<{ readonly id: string; readonly element: Y.XmlElement }> {
  const seen = new Set<string>()
  for (const element of entryElements(doc)) {
    const own: unknown = element.getAttribute('id')
    let id = typeof own === 'string' && own !== '' ? own : placeOf(element)
    while (seen.has(id)) id = `${id}~${placeOf(element)}`
    seen.add(id)
    yield { id, element }
  }
}

/** The element of the entry with that id (as `readMeeting` gives it), or null. */
export function findEntryElement(doc: Y.Doc, id: string): Y.XmlElement | null {
  for (const entry of identifiedEntries(doc)) if (entry.id === id) return entry.element
  return null
}

/** An entry's attributes. `getAttributes()` of Yjs throws when a client has named one of them `__proto__`. */
export function attributesOf(element: Y.XmlElement): Readonly<Record<string, unknown>> {
  const attributes: Record<string, unknown> = Object.create(null)
  for (const [name, item] of element._map) if (!item.deleted) attributes[name] = element.getAttribute(name)
  return attributes
}

function placeOf(element: Y.XmlElement): string {
  const id = element._item?.id
  return id ? `y${id.client}-${id.clock}` : 'y'
}

/** The stream, or null: Yjs throws when this program has already opened the root as another type. */
export function streamOrNull(doc: Y.Doc): Y.XmlFragment | null {
  try {
    return entriesOf(doc)
  } catch {
    return null
  }
}

function reversedChildren(parent: Y.XmlFragment | null): unknown[] {
  return parent === null ? [] : parent.toArray().reverse()
}

/** A root's values, or none when the document uses that name for another type of root. */
export function rootOrEmpty(root: () => Y.Map<unknown>): Record<string, unknown> {
  try {
    return Object.fromEntries(root().entries())
  } catch {
    return {}
  }
}
