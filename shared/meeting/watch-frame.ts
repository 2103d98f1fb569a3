import type * as Y from 'yjs'
import { factsOf, listOf, projectorOf } from './meeting-doc.ts'

/** Calls back after every change of what `readFrame` reads; the answer stops that. */
export function watchFrame(doc: Y.Doc, changed: () => void): () => void {
  const roots = [
    () => factsOf(doc),
    () => listOf(doc, 'agenda'),
    () => listOf(doc, 'themes'),
    () => listOf(doc, 'attendees'),
    () => projectorOf(doc),
  ].flatMap(rootOrNone)
  for (const root of roots) root.observeDeep(changed)
  return () => {
    for (const root of roots) root.unobserveDeep(changed)
  }
}

/** None for a root that the document uses as another type: it never holds anything that is read. */
function rootOrNone(root: () => Y.Map<unknown>): Y.Map<unknown>[] {
  try {
    return [root()]
  } catch {
    return []
  }
}
