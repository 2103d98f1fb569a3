import type { EditorView } from '@tiptap/pm/view'
import { readCaret } from '../../stream/editor/read-caret.ts'

export type TextKeys = {
  readonly end: () => void
  /** Makes what follows the caret an entry of its own. */
  readonly split: (at: number) => void
  readonly undo: () => void
  readonly redo: () => void
}

/**
 * The keys of an entry's text on the sheet: Esc ends, Enter splits (at either end of the text it ends as well),
 * Shift+Enter breaks the line. ProseMirror calls none of this while the input method composes.
 */
export function handleTextKey(view: EditorView, event: KeyboardEvent, keys: TextKeys): boolean {
  readCaret(view)
  if (event.altKey) return false
  const act = isCommand(event) ? commandOf(event, keys) : actOf(view, event, keys)
  act?.()
  return act !== null
}

function isCommand(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function commandOf(event: KeyboardEvent, keys: TextKeys): (() => void) | null {
  const key = event.key.toLowerCase()
  if (key === 'enter') return keys.end
  if (key === 'z') return event.shiftKey ? keys.redo : keys.undo
  return key === 'y' ? keys.redo : null
}

function actOf(view: EditorView, event: KeyboardEvent, keys: TextKeys): (() => void) | null {
  if (event.key === 'Escape') return keys.end
  if (event.key !== 'Enter') return null
  if (event.shiftKey) return () => view.dispatch(view.state.tr.insertText('\n').scrollIntoView())
  const { doc, selection } = view.state
  const [before, behind] = [
    doc.textBetween(0, selection.from),
    doc.textBetween(selection.to, doc.content.size),
  ]
  if (before.trim() === '' || behind.trim() === '') return keys.end
  return () => keys.split(selection.from)
}
