import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  yUndoPluginKey,
} from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { bindingOf } from './corrected-binding.ts'
import { lastOf } from './entry-edits.ts'
import { type EntryPlace, entryAt, entryById } from './entry-place.ts'

/** Called before the caret goes where a step of undo or redo has led. */
export type Reaching = (pos: number) => void

/** Where the caret stood before an edit and behind it, by the character before it. */
type Places = { readonly undo: Y.RelativePosition | null; readonly redo: Y.RelativePosition | null }
type Stacked = { readonly stackItem: Y.UndoManager['undoStack'][number] }

const PLACES = 'places'

/**
 * Keeps with each step of undo where the caret stood. An edit in another entry than the last one's begins a new step, and
 * so does one that leads into another, as Enter: however fast one types, a step is never more than one entry. Stands
 * before the binding, which writes the edit to Yjs.
 */
export function keepPlaces(manager: Y.UndoManager): Plugin {
  return new Plugin({
    view: view => {
      let before: Y.RelativePosition | null = null
      let entry: string | null = null
      const added = ({ stackItem }: Stacked) => {
        const taken: Places | undefined = manager.currStackItem?.meta.get(PLACES)
        stackItem.meta.set(PLACES, taken ?? { undo: before, redo: caretOf(view, view.state) })
      }
      const updated = ({ stackItem }: Stacked) =>
        stackItem.meta.set(PLACES, { ...stackItem.meta.get(PLACES), redo: caretOf(view, view.state) })
      manager.on('stack-item-added', added)
      manager.on('stack-item-updated', updated)
      return {
        update: (_, last) => {
          const isFromYjs = ySyncPluginKey.getState(view.state).isChangeOrigin
          if (isFromYjs || last.doc === view.state.doc) return
          const [from, to] = [entryOf(last), entryOf(view.state)]
          if (from !== entry || from !== to) manager.stopCapturing()
          before = caretOf(view, last)
          entry = to
        },
        destroy: () => {
          manager.off('stack-item-added', added)
          manager.off('stack-item-updated', updated)
        },
      }
    },
  })
}

function caretOf(view: EditorView, { selection }: EditorState): Y.RelativePosition | null {
  const { type, mapping } = bindingOf(view)
  return entryAt(selection.$to) && absolutePositionToRelativePosition(selection.to, type, mapping)
}

function entryOf({ selection }: EditorState): string | null {
  return entryAt(selection.$head)?.node.attrs.id ?? null
}

/** Undo or redo; one goes on writing where one stood before what is undone, or behind what is done again. */
export function stepWithCaret(step: keyof Places) {
  return (view: EditorView): void => {
    const { undoManager, onReaching } = yUndoPluginKey.getState(view.state)
    const stood = entryAt(view.state.selection.$head)
    const taken: Stacked['stackItem'] | null = undoManager[step]()
    if (taken === null) return
    const places: Places | undefined = taken.meta.get(PLACES)
    const pos = posOf(view, places?.[step] ?? null) ?? ownInstead(view.state, stood)
    if (pos === null) return
    onReaching(pos)
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)).scrollIntoView())
  }
}

/** Null once its entry is gone. */
function posOf(view: EditorView, place: Y.RelativePosition | null): number | null {
  const { doc, type, mapping } = bindingOf(view)
  const pos = place && relativePositionToAbsolutePosition(doc, type, place, mapping)
  if (pos === null || pos > view.state.doc.content.size) return null
  return entryAt(view.state.doc.resolve(pos)) && pos
}

/** Where to go on when the caret's entry, which was one's own, went with the step; else the caret stays. */
function ownInstead(state: EditorState, stood: EntryPlace | null): number | null {
  if (stood === null || entryById(state.doc, stood.node.attrs.id) !== null) return null
  return lastOf(state.doc, stood.node.attrs.recorder)?.end ?? null
}
