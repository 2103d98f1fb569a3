import { type EditorState, Plugin } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  redo,
  undo,
  ySyncPlugin,
  ySyncPluginKey,
  yUndoPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { entriesOf } from '../../../shared/meeting/meeting-doc.ts'
import { historySteps } from './history-steps.ts'
import { type Composing, createUndoManager } from './undo-manager.ts'

/** Binds the editor to a document, with undo of what was done in this editor alone. */
export function collaboration(doc: Y.Doc, composing: Composing): Plugin[] {
  const fragment = entriesOf(doc)
  return [
    historySteps(STEPS),
    onlyForEdits(ySyncPlugin(fragment)),
    holdUndo(createUndoManager(fragment, composing)),
  ]
}

/** Undo and redo; the caret then stands behind what has come back at its place, where one goes on. */
export const STEPS = { undo: caretBehind(undo), redo: caretBehind(redo) }

function caretBehind(step: (state: EditorState) => boolean) {
  return (state: EditorState): void => {
    const { binding } = ySyncPluginKey.getState(state)
    const behind = (pos: number) => {
      const before = absolutePositionToRelativePosition(pos, binding.type, binding.mapping)
      const place = Y.createAbsolutePositionFromRelativePosition(before, binding.doc)
      return place && Y.createRelativePositionFromTypeIndex(place.type, place.index)
    }
    const { anchor, head } = state.selection
    binding.beforeTransactionSelection = { type: 'text', anchor: behind(anchor), head: behind(head) }
    step(state)
    binding.beforeTransactionSelection = null
  }
}

/**
 * Holds the undo manager where the binding, undo and redo look for it. y-tiptap's own plugin notes the caret at each key,
 * and hands it to the binding behind a step: the next edit of a colleague would put the caret there.
 */
function holdUndo(undoManager: Y.UndoManager): Plugin {
  const held = { undoManager }
  return new Plugin({ key: yUndoPluginKey, state: { init: () => held, apply: () => held } })
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
