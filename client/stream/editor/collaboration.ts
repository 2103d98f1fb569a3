import type { EditorState, Plugin } from '@tiptap/pm/state'
import { redo, undo, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { entriesOf } from '../../../shared/meeting/meeting-doc.ts'
import { historySteps } from './history-steps.ts'
import { type Composing, createUndoManager } from './undo-manager.ts'

/** Binds the editor to a document, with undo of what was done in this editor alone. */
export function collaboration(doc: Y.Doc, composing: Composing): Plugin[] {
  const fragment = entriesOf(doc)
  return [
    historySteps({ undo, redo }),
    onlyForEdits(ySyncPlugin(fragment)),
    yUndoPlugin({ undoManager: createUndoManager(fragment, composing) }),
  ]
}

/** The binding compares the whole document with Yjs after each transaction, a moved caret's as well; an edit is enough. */
function onlyForEdits(plugin: Plugin): Plugin {
  const { view } = plugin.spec
  plugin.spec.view = created => {
    const inner = view?.(created) ?? {}
    const update: typeof inner.update = (now, before) => {
      if (before.doc !== now.state.doc) inner.update?.(now, before)
    }
    return { ...inner, update }
  }
  return plugin
}

/** What the task does is undone by itself: neither with the typing just before it, nor with what follows. */
export function asOwnStep(state: EditorState, task: () => void): void {
  const manager: Y.UndoManager | undefined = yUndoPluginKey.getState(state)?.undoManager
  manager?.stopCapturing()
  task()
  manager?.stopCapturing()
}
