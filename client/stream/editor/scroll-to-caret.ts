import type { EditorView } from '@tiptap/pm/view'

/** Nearer than this many pixels to an edge of what is in view, the caret counts as out of sight. */
export const NEAR = { top: 12, bottom: 64, left: 0, right: 0 }
/** What is scrolled leaves so much between caret and edge. */
export const APART = { top: 12, bottom: 72, left: 0, right: 0 }

/**
 * Scrolls until the caret is in sight, or as near as the scroller can bring it; false when more than the scroller has to
 * move. ProseMirror asks every element around the caret and scrolls each a little, those too that cannot scroll: a
 * hundred layouts asked for with each key.
 */
export function scrollToCaret(view: EditorView, scroller: Element): boolean {
  const caret = view.coordsAtPos(view.state.selection.head, 1)
  const frame = scroller.getBoundingClientRect()
  const isInWindow = frame.top >= 0 && frame.bottom <= innerHeight
  const isBeside = caret.left < frame.left || caret.right > frame.right
  if (!isInWindow || isBeside) return false
  const above = frame.top + NEAR.top - caret.top
  const below = caret.bottom - (frame.bottom - NEAR.bottom)
  if (above > 0) scroller.scrollTop -= above + APART.top - NEAR.top
  else if (below > 0) scroller.scrollTop += below + APART.bottom - NEAR.bottom
  return true
}
