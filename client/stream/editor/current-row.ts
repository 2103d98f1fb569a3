import type { EditorView } from '@tiptap/pm/view'
import { setFlag } from './element.ts'
import { entryAt } from './entry-place.ts'

export type CurrentMarker = {
  /** Marks the row in which the caret stands, and its page. */
  readonly follow: () => void
  /** Marks a row into which the caret is about to be put. */
  readonly moveTo: (row: HTMLElement) => void
}

/** Marks the row with the caret and its page; remembers them, for a search of the page would cost more than the edit. */
export function currentMarker(view: EditorView): CurrentMarker {
  let current: Element | null = null
  let holder: Element | null = null
  const moveTo = (row: HTMLElement | null) => {
    current = moveFlag('data-current', current, row)
  }
  return {
    moveTo,
    follow: () => {
      const place = entryAt(view.state.selection.$head)
      const dom = place && view.editable ? view.nodeDOM(place.pos) : null
      const row = dom instanceof HTMLElement ? dom : null
      const page = row?.parentElement === view.dom ? null : (row?.parentElement ?? null)
      moveTo(row)
      holder = moveFlag('data-holds-caret', holder, page)
    },
  }
}

function moveFlag(name: string, from: Element | null, to: Element | null): Element | null {
  if (from !== null && from !== to) setFlag(from, name, null)
  if (to !== null) setFlag(to, name, '')
  return to
}
