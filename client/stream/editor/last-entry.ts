import { type EditorState, Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { CompositionWatch } from './composition.ts'
import { appendEntry, lastOf } from './entry-edits.ts'
import { lastEntry } from './entry-place.ts'
import type { Desk } from './new-entry.ts'

/**
 * When the last entry goes (by undo, or by a colleague) an empty one of the recorder's own takes its place at once:
 * text typed into nothing would stand outside every page, and the server refuses it. So it does when undo takes the
 * last of the recorder's own: writing would go on in a colleague's.
 */
export function replaceLastEntry(desk: Desk, composition: CompositionWatch): Plugin {
  const last = (state: EditorState, isByUndo: boolean) =>
    isByUndo ? lastOf(state.doc, desk.recorder()) : lastEntry(state.doc)
  return new Plugin({
    view: () => ({
      update: (view, before) => {
        if (before.doc === view.state.doc) return
        const isByUndo: boolean = ySyncPluginKey.getState(view.state).isUndoRedoOperation
        if (last(view.state, isByUndo) !== null || last(before, isByUndo) === null) return
        queueMicrotask(() =>
          composition.whenIdle(() => {
            if (!view.editable || last(view.state, isByUndo) !== null) return
            view.dispatch(appendEntry(view.state, desk).setMeta('addToHistory', false))
          }),
        )
      },
    }),
  })
}
