import type { Node, Schema } from '@tiptap/pm/model'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { ySyncPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { entriesOf } from '../../../shared/meeting/meeting-doc.ts'
import type { OnType } from '../../sync/clone-doc.ts'
import { firstContent } from './first-content.ts'
import { historyKeys } from './history-keys.ts'
import { type Composing, createUndoManager } from './undo-manager.ts'
import { keepPlaces, type Reaching, stepWithCaret } from './undo-places.ts'

type Collaboration = {
  /** What the editor shows first. */
  readonly content: Node
  /** Takes note that a type of the editor's document stands for one of the source. */
  readonly onType: OnType
  readonly plugins: readonly Plugin[]
}

type Parts = {
  /** The editor's document; it may be filled later than this is made. */
  readonly shared: Y.Doc
  /** The document that it is a copy of: what the editor shows first is read there. */
  readonly source: Y.Doc
  readonly schema: Schema
  readonly composing: Composing
  readonly onReaching: Reaching
}

/** Binds the editor to a document, with undo of what was done in this editor alone. */
export function collaboration({ shared, source, schema, composing, onReaching }: Parts): Collaboration {
  const fragment = entriesOf(shared)
  const undoManager = createUndoManager(fragment, composing)
  const { doc, mapping } = firstContent(entriesOf(source), schema)
  return {
    content: doc,
    onType: (from, to) => {
      const node = mapping.get(from)
      if (node === undefined) return
      mapping.delete(from)
      mapping.set(to, node)
    },
    plugins: [
      historyKeys(STEPS),
      keepPlaces(undoManager),
      onlyForEdits(ySyncPlugin(fragment, { mapping })),
      holdUndo({ undoManager, onReaching }),
    ],
  }
}

/** Undo and redo, with the caret. */
export const STEPS = { undo: stepWithCaret('undo'), redo: stepWithCaret('redo') }

/**
 * Holds the undo manager where the binding looks for it. y-tiptap's own plugin hands the binding a caret behind a step:
 * the next edit of a colleague would put the caret there.
 */
function holdUndo(held: { readonly undoManager: Y.UndoManager; readonly onReaching: Reaching }): Plugin {
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
