import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { redo, undo, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { entriesOf } from '../../../shared/meeting/meeting-doc.ts'
import { createUndoManager } from './undo-manager.ts'

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
