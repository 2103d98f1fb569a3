import * as Y from 'yjs'
import type { Struct } from './places.ts'

/** Yjs writes this for either half of a surrogate pair that an edit has split. */
const REPLACEMENT = '\ufffd'

/**
 * True when the document already holds another text or value under the clocks of this part: two windows wrote under
 * one client id (a cloned tab). Yjs would ignore the second in silence. What has been deleted cannot be compared.
 */
export function contradicts(doc: Y.Doc, struct: Struct): boolean {
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return false
  const { client, clock } = struct.id
  const end = Math.min(clock + struct.length, Y.getState(doc.store, client))
  const known = clock < end ? (doc.store.clients.get(client) ?? []) : []
  for (let at = known.length > 0 ? Y.findIndexSS(known, clock) : 0; at < known.length; at++) {
    const stored = known[at]
    if (stored === undefined || stored.id.clock >= end) return false
    if (stored instanceof Y.Item && !isSame(stored, struct)) return true
  }
  return false
}

function isSame(stored: Y.Item, sent: Y.Item): boolean {
  if (stored.content instanceof Y.ContentDeleted) return true
  const from = Math.max(stored.id.clock, sent.id.clock)
  const to = Math.min(stored.id.clock + stored.length, sent.id.clock + sent.length)
  return (
    isSameOrigin(originAt(stored, from), originAt(sent, from)) &&
    isSameContent(partOf(stored, from, to), partOf(sent, from, to))
  )
}

/** What stands to the left of a clock within an item; the item's own origin at its start. */
function originAt(item: Y.Item, clock: number): Y.ID | null {
  return clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1)
}

function isSameOrigin(a: Y.ID | null, b: Y.ID | null): boolean {
  return Y.compareIDs(a, b)
}

function partOf({ id, content }: Y.Item, from: number, to: number): string | readonly unknown[] {
  if (content instanceof Y.ContentString) return content.str.slice(from - id.clock, to - id.clock)
  if (content instanceof Y.ContentAny) return content.arr.slice(from - id.clock, to - id.clock)
  return content instanceof Y.ContentType ? [content.type.constructor] : [content.constructor]
}

function isSameContent(a: string | readonly unknown[], b: string | readonly unknown[]): boolean {
  if (typeof a !== typeof b || a.length !== b.length) return false
  for (let n = 0; n < a.length; n++)
    if (!Object.is(a[n], b[n]) && a[n] !== REPLACEMENT && b[n] !== REPLACEMENT) return false
  return true
}
