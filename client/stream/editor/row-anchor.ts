import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { after, entryAt } from './entry-place.ts'
import { changedRange } from './replace-changed.ts'

/**
 * Keeps the caret's row where it stands in the window while colleagues' entries come and go around it: called before
 * a transaction is shown, it answers what to do after. Where the scroller cannot give way, since what is written does
 * not fill it yet, the space above the first row does.
 */
export function holdRow(view: EditorView, tr: Transaction, scroller: HTMLElement): () => void {
  const isForeign = tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true
  const heldTop = isForeign && mayMoveRow(tr, view, scroller) ? shownTop(view, scroller) : null
  return () => {
    const top = heldTop === null ? null : rowTop(view)
    if (heldTop !== null && top !== null && top !== heldTop) moveBack(view.dom, scroller, top - heldTop)
  }
}

/** What is written below the row moves it only while the rows do not fill the window. */
function mayMoveRow(tr: Transaction, view: EditorView, scroller: HTMLElement): boolean {
  const [place, range] = [entryAt(view.state.selection.$head), changedRange(tr)]
  if (place === null || range === null) return false
  return range.from < after(place) || view.dom.offsetHeight <= scroller.clientHeight
}

function moveBack(content: HTMLElement, scroller: HTMLElement, moved: number): void {
  const before = scroller.scrollTop
  scroller.scrollTop = before + moved
  const left = moved - (scroller.scrollTop - before)
  if (left >= 0) return
  content.style.setProperty('--held', `${spaceAbove(content) - left}px`)
}

function spaceAbove(content: HTMLElement): number {
  const first = [...content.children].find(each => each.getClientRects().length > 0)
  return first ? first.getBoundingClientRect().top - content.getBoundingClientRect().top : 0
}

/** True for a row of which something stands in the window. */
export function isRowShown(view: EditorView, pos: number, scroller: HTMLElement): boolean {
  const place = entryAt(view.state.doc.resolve(pos))
  const row = place && view.nodeDOM(place.pos)
  if (!(row instanceof HTMLElement)) return false
  const [box, frame] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()]
  return box.bottom > frame.top && box.top < frame.bottom
}

/** Where the caret's row stands, null while it is scrolled out of sight. */
function shownTop(view: EditorView, scroller: HTMLElement): number | null {
  const top = rowTop(view)
  const frame = scroller.getBoundingClientRect()
  return top !== null && top >= frame.top && top < frame.bottom ? top : null
}

function rowTop(view: EditorView): number | null {
  const place = entryAt(view.state.selection.$head)
  const row = place && view.nodeDOM(place.pos)
  return row instanceof HTMLElement ? row.getBoundingClientRect().top : null
}
