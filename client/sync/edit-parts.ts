import * as Y from 'yjs'
import { recordOf } from './unsaved.ts'

/** One author's part of an update, which may come from several: a server sends what reaches it at once as one. */
export type EditPart = { readonly update: Uint8Array; readonly records: ReadonlySet<string> }

/**
 * The update of a transaction, a part for each author; each names the records that it changes. What is deleted has no
 * author: every part deletes it. To be called while the document still holds what the transaction wrote; records of
 * what it no longer holds are those named for the whole.
 */
export function partsByAuthor(
  update: Uint8Array,
  { doc, beforeState, afterState, deleteSet }: Y.Transaction,
  whole: ReadonlySet<string>,
): EditPart[] {
  const written = [...afterState].filter(([client, end]) => end > (beforeState.get(client) ?? 0))
  if (written.length < 2) return [{ update, records: whole }]
  const deleted = [...deleteSet.clients].flatMap(([client, ranges]) =>
    ranges.flatMap(({ clock, len }) => recordsIn(doc, { client, from: clock, to: clock + len }, whole)),
  )
  return written.map(([client, to]) => {
    const others = new Map(written.filter(([other]) => other !== client))
    const from = beforeState.get(client) ?? 0
    return {
      update: Y.diffUpdate(update, Y.encodeStateVector(others)),
      records: new Set([...deleted, ...recordsIn(doc, { client, from, to }, whole)]),
    }
  })
}

type Span = { readonly client: number; readonly from: number; readonly to: number }

function recordsIn(doc: Y.Doc, { client, from, to }: Span, whole: ReadonlySet<string>): string[] {
  const structs = doc.store.clients.get(client) ?? []
  const records: string[] = []
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= to) break
    if (struct instanceof Y.Item) records.push(recordOf(struct))
    else records.push(...whole)
  }
  return records
}
