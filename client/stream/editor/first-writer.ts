import type { Node } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { isWrittenByNoneBut } from '../../../shared/meeting/entry-text.ts'
import { findEntryElement } from '../../../shared/meeting/meeting-doc.ts'
import { entryAt } from './entry-place.ts'
import type { Desk } from './new-entry.ts'

/**
 * Whoever writes the first text into a row that somebody else has only begun becomes its recorder, with the first
 * character and in the same edit. Once they take all of it away again (a choice of the picker does, and a composition
 * that is given up) the row is the other's as before. Where anybody else ever wrote, the recorder stays.
 */
export function firstWriter(shared: Y.Doc, desk: Pick<Desk, 'recorder'>): Plugin {
  const begunBy = new Map<unknown, unknown>()
  /** Whose the row is once it is written in, or emptied; undefined where that changes nothing. */
  const heirOf = ({ attrs, content }: Node): unknown => {
    const own = desk.recorder()
    const isOwn = attrs.recorder === own
    if (content.size > 0) return isOwn ? begunBy.get(attrs.id) : undefined
    return isOwn ? undefined : own
  }
  return new Plugin({
    appendTransaction: (transactions, { doc, selection }, state) => {
      if (doc === state.doc || transactions.some(isFromYjs)) return null
      const row = entryAt(selection.$from)?.node
      const heir = row && heirOf(row)
      if (row === undefined || heir === undefined) return null
      const at = transactions.reduce((pos, each) => each.mapping.map(pos, -1), selection.from)
      const place = entryAt(state.doc.resolve(at))
      const { id, recorder } = row.attrs
      if (place === null || place.node.attrs.id !== id || isEmpty(place.node) === isEmpty(row)) return null
      const element = findEntryElement(shared, id)
      if (element === null || !isWrittenByNoneBut(element, shared.clientID)) return null
      if (isEmpty(row)) begunBy.set(id, recorder)
      return state.tr.setNodeAttribute(place.pos, 'recorder', heir)
    },
  })
}

function isFromYjs(tr: Transaction): boolean {
  return tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true
}

function isEmpty(row: Node): boolean {
  return row.content.size === 0
}
