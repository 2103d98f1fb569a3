import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { ENTRY } from '../../../shared/meeting/meeting-doc.ts'
import type { CompositionWatch } from './composition.ts'

/** Typing in an entry is undone in pieces that were typed without a longer pause; a conversion is always one piece. */
const PIECE_MS = 500

export type Composing = Pick<CompositionWatch, 'isBusy' | 'count'>

/**
 * Undo of what was done in this editor alone: transactions whose origin is the editor's binding, or the given one.
 * It reaches over the stream and the other roots that are named.
 */
export function createUndoManager(
  fragment: Y.XmlFragment,
  composing: Composing,
  others: readonly Y.Map<unknown>[] = [],
  origin: unknown = ySyncPluginKey,
): Y.UndoManager {
  let composedBefore: number | null = null
  const lengthenPiece = () => {
    const composed = composing.isBusy() ? composing.count() : null
    const isSame = composed !== null && composed === composedBefore
    manager.captureTimeout = isSame ? Number.MAX_SAFE_INTEGER : PIECE_MS
    composedBefore = composed
  }
  const manager = new Y.UndoManager([fragment, ...others], {
    trackedOrigins: new Set([origin]),
    captureTransaction: transaction => transaction.meta.get('addToHistory') !== false,
    deleteFilter: item => mayUndo(item, fragment.doc?.clientID),
  })
  manager.doc.on('beforeTransaction', transaction => {
    if (transaction.origin === origin) lengthenPiece()
  })
  return manager
}

/**
 * Undoing the creation of an entry takes it away only while nobody else has written in it: a colleague's words
 * keep their entry, and the entry the attributes that it was created with.
 */
function mayUndo(item: Y.Item, own: number | undefined): boolean {
  const { parent } = item
  if (parent instanceof Y.XmlElement && item.parentSub !== null)
    return !holdsForeignText(parent, own) || !isOfCreation(item, parent)
  const type = item.content instanceof Y.ContentType ? item.content.type : null
  if (type instanceof Y.XmlElement && type.nodeName === ENTRY) return !holdsForeignText(type, own)
  if (type instanceof Y.XmlElement || type instanceof Y.Text) return type.length === 0
  return true
}

/** True for an attribute written together with its element: Yjs numbers them in a row, from the element on. */
function isOfCreation(item: Y.Item, element: Y.XmlElement): boolean {
  const birth = element._item?.id
  const { id } = firstWritten(item)
  if (birth === undefined || id.client !== birth.client) return false
  const clocks = new Set([...element._map.values()].map(each => firstOf(each).id.clock))
  for (let clock = birth.clock + 1; clock <= id.clock; clock++) if (!clocks.has(clock)) return false
  return true
}

/** The value that this one repeats: undo brings an older value back as a new one. */
function firstWritten(item: Y.Item): Y.Item {
  let source = item
  for (let older = item.left; older !== null; older = older.left)
    if (older.redone !== null && Y.compareIDs(older.redone, source.id)) source = older
  return source
}

/** The first value that an attribute ever had. */
function firstOf(item: Y.Item): Y.Item {
  let first = item
  while (first.left !== null) first = first.left
  return first
}

function holdsForeignText(entry: Y.XmlElement, own: number | undefined): boolean {
  return entry.toArray().some(child => child instanceof Y.XmlText && hasForeignPart(child, own))
}

function hasForeignPart(text: Y.XmlText, own: number | undefined): boolean {
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.countable && item.id.client !== own) return true
  return false
}
