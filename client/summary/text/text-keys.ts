import type { EditorView } from '@tiptap/pm/view'

export type TextKeys = {
  readonly end: () => void
  /** Makes what follows the caret an entry of its own. */
  readonly split: (at: number) => void
}

/**
 * The keys of an entry's text on the sheet: Esc ends, Enter splits (at either end of the text it ends as well),
 * Shift+Enter breaks the line. ProseMirror calls none of this while the input method composes.
 */
export function handleTextKey(view: EditorView, event: KeyboardEvent, keys: TextKeys): boolean {
  if (event.altKey) return false
  const act = actOf(view, event, keys)
  act?.()
  return act !== null
}

function actOf(view: EditorView, event: KeyboardEvent, keys: TextKeys): (() => void) | null {
  if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? keys.end : null
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
