import * as Y from 'yjs'
import type { Entry } from './entry.ts'
import { ENTRY, entriesOf, identifiedEntries, ROOTS } from './meeting-doc.ts'
import { type Meeting, readEntry, readMeetingWith } from './read-meeting.ts'

/**
 * Reads a document's meeting again and again: the value is that of `readMeeting`, and what has not changed since the
 * last time (an entry, the list of entries, everything beside them) is the same object as before.
 */
export function followMeeting(doc: Y.Doc): () => Meeting {
  const entries = followEntries(doc)
  let last: Meeting | null = null
  for (const name of [ROOTS.meeting, ROOTS.agenda, ROOTS.themes, ROOTS.attendees, ROOTS.projector])
    observe(
      () => doc.getMap(name),
      () => {
        last = null
      },
    )
  return () => {
    const list = entries()
    if (last?.entries !== list) last = last === null ? readMeetingWith(doc, list) : { ...last, entries: list }
    return last
  }
}

function followEntries(doc: Y.Doc): () => readonly Entry[] {
  const changed = new Set<Y.XmlElement>()
  let known: Known = new Map()
  let list: readonly Entry[] = []
  let isRearranged = true
  observe(
    () => entriesOf(doc),
    events => {
      for (const { target } of events) {
        const element = entryAround(target)
        if (element === null) isRearranged = true
        else changed.add(element)
      }
    },
  )
  return () => {
    if (!isRearranged && changed.size === 0) return list
    const patched = isRearranged ? null : patch(list, known, changed)
    if (patched === null) known = readAnew(doc, known, changed)
    list = patched ?? Array.from(known.values(), ({ entry }) => entry)
    isRearranged = false
    changed.clear()
    return list
  }
}

/** Entries by their elements, in order of the stream; `own` is the id that the element itself carries. */
type Known = Map<Y.XmlElement, { readonly at: number; readonly own: unknown; readonly entry: Entry }>

/** The list with the changed entries read anew, in their places; null where an id has changed or an element is new. */
function patch(list: readonly Entry[], known: Known, changed: ReadonlySet<Y.XmlElement>): Entry[] | null {
  const next = [...list]
  for (const element of changed) {
    const before = known.get(element)
    if (before === undefined || before.own !== element.getAttribute('id')) return null
    const entry = readEntry(element, before.entry.id)
    known.set(element, { ...before, entry })
    next[before.at] = entry
  }
  return next
}

function readAnew(doc: Y.Doc, before: Known, changed: ReadonlySet<Y.XmlElement>): Known {
  const known: Known = new Map()
  for (const { id, element } of identifiedEntries(doc)) {
    const entry = changed.has(element) ? undefined : before.get(element)?.entry
    known.set(element, {
      at: known.size,
      own: element.getAttribute('id'),
      entry: entry?.id === id ? entry : readEntry(element, id),
    })
  }
  return known
}

/** Yjs throws when the document uses a root's name for another type: then there is nothing to come under it. */
function observe(
  root: () => { readonly observeDeep: (listener: Listener) => void },
  listener: Listener,
): void {
  const found = rootOrNull(root)
  found?.observeDeep(listener)
}

type Listener = (events: readonly { readonly target: unknown }[]) => void

function rootOrNull<T>(root: () => T): T | null {
  try {
    return root()
  } catch {
    return null
  }
}

/** The entry element that a changed type is or stands in; null for pages and the stream itself. */
function entryAround(target: unknown): Y.XmlElement | null {
  for (let at = target; at instanceof Y.AbstractType; at = at.parent)
    if (at instanceof Y.XmlElement && at.nodeName === ENTRY) return at
  return null
}
