import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { ENTRY, entriesOf } from '../../../shared/meeting/meeting-doc.ts'

/** Binds the editor to a document, with undo of what was done in this editor alone. */
export function collaboration(doc: Y.Doc): Extension {
  const fragment = entriesOf(doc)
  return Extension.create({
    name: 'collaboration',
    priority: 1000,
    addProseMirrorPlugins: () => [
      ySyncPlugin(fragment),
      yUndoPlugin({ undoManager: createUndoManager(fragment) }),
    ],
    addKeyboardShortcuts: () => ({
      'Mod-z': ({ editor }) => undo(editor.state) === true,
      'Mod-y': ({ editor }) => redo(editor.state) === true,
      'Shift-Mod-z': ({ editor }) => redo(editor.state) === true,
    }),
  })
}

/** What the task does is undone by itself: neither with the typing just before it, nor with what follows. */
export function asOwnStep(state: EditorState, task: () => void): void {
  const manager: Y.UndoManager | undefined = yUndoPluginKey.getState(state)?.undoManager
  manager?.stopCapturing()
  task()
  manager?.stopCapturing()
}

function createUndoManager(fragment: Y.XmlFragment): Y.UndoManager {
  return new Y.UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    captureTransaction: transaction => transaction.meta.get('addToHistory') !== false,
    deleteFilter: item => mayUndo(item, fragment.doc?.clientID),
  })
}

/**
 * Undoing the creation of an entry takes it away only while nobody else has written in it: a colleague's words
 * keep their entry, and the entry its id, recorder and time.
 */
function mayUndo(item: Y.Item, own: number | undefined): boolean {
  if (item.parent instanceof Y.XmlElement && ESSENTIAL.has(item.parentSub ?? ''))
    return !holdsForeignText(item.parent, own)
  const type = item.content instanceof Y.ContentType ? item.content.type : null
  if (type instanceof Y.XmlElement && type.nodeName === ENTRY) return !holdsForeignText(type, own)
  if (type instanceof Y.XmlElement || type instanceof Y.Text) return type.length === 0
  return true
}

const ESSENTIAL: ReadonlySet<string> = new Set(['id', 'recorder', 'at'])

function holdsForeignText(entry: Y.XmlElement, own: number | undefined): boolean {
  return entry.toArray().some(child => child instanceof Y.XmlText && hasForeignPart(child, own))
}

function hasForeignPart(text: Y.XmlText, own: number | undefined): boolean {
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.countable && item.id.client !== own) return true
  return false
}
