import type * as Y from 'yjs'
import { appendEntry, setAttributes } from './edit-meeting.ts'
import type { Entry } from './entry.ts'
import { writeTextOfEntry } from './entry-text.ts'
import { identifiedEntries } from './meeting-doc.ts'
import { readEntry } from './read-meeting.ts'

/** How many entries were put back. */
export type Restored = { readonly changed: number; readonly returned: number }

/**
 * Puts the entries back to what they were: texts by their changed middle, attributes one by one; one that was removed
 * since comes back at the end of the stream, under its own id. Entries that were added since stay as they are, and
 * nothing is taken back: this is one more edit, which can be undone by putting back the moment before it.
 */
export function restoreEntries(doc: Y.Doc, earlier: readonly Entry[]): Restored {
  const now = elementsOf(doc)
  let [changed, returned] = [0, 0]
  doc.transact(() => {
    for (const entry of earlier) {
      const element = now.get(entry.id)
      if (element === undefined) {
        appendEntry(doc, entry)
        returned++
      } else if (restoreEntry(element, entry)) changed++
    }
  })
  return { changed, returned }
}

/** Those of the entries that `restoreEntries` would put back. */
export function entriesToRestore(doc: Y.Doc, earlier: readonly Entry[]): readonly Entry[] {
  const now = elementsOf(doc)
  return earlier.filter(entry => {
    const element = now.get(entry.id)
    return element === undefined || isChanged(entry, readEntry(element, entry.id))
  })
}

function elementsOf(doc: Y.Doc): ReadonlyMap<string, Y.XmlElement> {
  return new Map(Array.from(identifiedEntries(doc), ({ id, element }) => [id, element]))
}

function restoreEntry(element: Y.XmlElement, earlier: Entry): boolean {
  const present = readEntry(element, earlier.id)
  const isSame = hasSameAttributes(earlier, present)
  if (isSame && earlier.text === present.text) return false
  if (!isSame) setAttributes(element, Object.fromEntries(ATTRIBUTES.map(name => [name, earlier[name]])))
  if (earlier.text !== present.text) writeTextOfEntry(element, earlier.text)
  return true
}

/** True where putting back the one entry would change the other, which is the same one at another time. */
export function isChanged(earlier: Entry, later: Entry): boolean {
  return earlier.text !== later.text || !hasSameAttributes(earlier, later)
}

function hasSameAttributes(a: Entry, b: Entry): boolean {
  return ATTRIBUTES.every(name => a[name] === b[name])
}

/** What belongs to the record. Whether the room may see an entry does not: going back must not show what was hidden. */
const ATTRIBUTES = [
  'kind',
  'theme',
  'agenda',
  'speaker',
  'rank',
  'status',
  'mergedInto',
  'replyTo',
  'due',
] as const
