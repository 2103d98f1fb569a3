import * as Y from 'yjs'
import { ENTRY } from '../../shared/meeting/meeting-doc.ts'

/** Stands for everything in a meeting that is not an entry. */
export const MEETING_KEY = 'meeting'

/** Which records have changed since the server's last acknowledgement, by the number of the local edit. */
export type Unsaved = {
  readonly edited: (keys: Iterable<string>) => void
  /** The server has stored everything up to that edit. */
  readonly acknowledged: (edit: number) => void
  /** The number of the last local edit. */
  readonly last: () => number
  readonly keys: () => ReadonlySet<string>
}

export function createUnsaved(): Unsaved {
  const editOf = new Map<string, number>()
  let last = 0
  return {
    edited: keys => {
      last += 1
      for (const key of keys) editOf.set(key, last)
    },
    acknowledged: edit => {
      for (const [key, at] of editOf) if (at <= edit) editOf.delete(key)
    },
    last: () => last,
    keys: () => new Set(editOf.keys()),
  }
}

/** The records that a transaction changed: ids of entries, and MEETING_KEY for anything else. */
export function changedRecords(transaction: Y.Transaction): Set<string> {
  const keys = new Set<string>()
  for (const type of transaction.changed.keys()) for (const key of recordsOf(type, transaction)) keys.add(key)
  return keys.size > 0 ? keys : new Set([MEETING_KEY])
}

/** The record in which an item stands, or which it is. */
export function recordOf({ content, parent }: Y.Item): string {
  let at: unknown = content instanceof Y.ContentType ? content.type : parent
  while (at instanceof Y.AbstractType) {
    if (at instanceof Y.XmlElement && at.nodeName === ENTRY) return idOf(at)
    at = at.parent
  }
  return MEETING_KEY
}

function recordsOf(type: unknown, transaction: Y.Transaction): string[] {
  let at: unknown = type
  while (at instanceof Y.AbstractType) {
    if (at instanceof Y.XmlElement && at.nodeName === ENTRY) return [idOf(at)]
    if (at === type && at instanceof Y.XmlFragment) {
      const added = at.toArray().flatMap(child => addedEntries(child, transaction))
      if (added.length > 0) return added
    }
    at = at.parent
  }
  return [MEETING_KEY]
}

function addedEntries(child: unknown, transaction: Y.Transaction): string[] {
  if (!(child instanceof Y.XmlElement) || !isAdded(child, transaction)) return []
  if (child.nodeName === ENTRY) return [idOf(child)]
  return child.toArray().flatMap(each => addedEntries(each, transaction))
}

function isAdded(element: Y.XmlElement, { beforeState }: Y.Transaction): boolean {
  const id = element._item?.id
  return id !== undefined && id.clock >= (beforeState.get(id.client) ?? 0)
}

function idOf(entry: Y.XmlElement): string {
  return entry.getAttribute('id') ?? MEETING_KEY
}
