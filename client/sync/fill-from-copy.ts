import * as Y from 'yjs'
import type { CopyContent } from '../offline/read-copy.ts'
import { fillFromColumns } from './fill-from-columns.ts'

/** Brings what a copy holds into a document. */
export function fillFromCopy(
  doc: Y.Doc,
  { columns, updates }: Pick<CopyContent, 'columns' | 'updates'>,
  origin?: unknown,
): void {
  doc.transact(() => {
    if (columns !== null) fillFromColumns(doc, columns, origin)
    for (const update of updates) Y.applyUpdate(doc, update, origin)
  }, origin)
}
