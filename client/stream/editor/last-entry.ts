import { Plugin } from '@tiptap/pm/state'
import type { CompositionWatch } from './composition.ts'
import { appendEntry } from './entry-edits.ts'
import { lastEntry } from './entry-place.ts'
import type { Desk } from './new-entry.ts'

/**
 * When the last entry goes (by undo, or by a colleague) an empty one of the recorder's own takes its place at once:
 * text typed into nothing would stand outside every page, and the server refuses it.
 */
export function replaceLastEntry(desk: Desk, composition: CompositionWatch): Plugin {
  return new Plugin({
    view: () => ({
      update: (view, before) => {
        if (before.doc === view.state.doc || lastEntry(view.state.doc) !== null) return
        if (lastEntry(before.doc) === null) return
        queueMicrotask(() =>
          composition.whenIdle(() => {
            if (!view.editable || lastEntry(view.state.doc) !== null) return
            view.dispatch(appendEntry(view.state, desk).setMeta('addToHistory', false))
          }),
        )
      },
    }),
  })
}
