import type { EditorView } from '@tiptap/pm/view'
import { onceIdle } from '../../sync/when-idle.ts'
import type { CompositionWatch } from './composition.ts'
import { setFlag } from './element.ts'
import { entryAt } from './entry-place.ts'

const HOLDS_CARET = 'data-holds-caret'
/** A page that the caret has left is drawn as the others are once the browser has time: that costs half of an Enter. */
const LEFT_AT_LATEST_MS = 1_000

export type CurrentMarker = {
  /** Marks the row in which the caret stands, and its page. */
  readonly follow: () => void
  /** Marks a row into which the caret is about to be put. */
  readonly moveTo: (row: HTMLElement) => void
}

/** Marks the row with the caret and its page; remembers them, for a search of the page would cost more than the edit. */
export function currentMarker(view: EditorView, whenIdle: CompositionWatch['whenIdle']): CurrentMarker {
  let current: Element | null = null
  let holder: Element | null = null
  const moveTo = (row: HTMLElement | null) => {
    current = moveFlag('data-current', current, row)
  }
  const holdCaret = (page: Element | null) => {
    const left = holder
    holder = page
    if (page !== null) setFlag(page, HOLDS_CARET, '')
    if (left === null) return
    const leave = () => {
      if (left !== holder) setFlag(left, HOLDS_CARET, null)
    }
    onceIdle(() => whenIdle(leave), LEFT_AT_LATEST_MS)
  }
  return {
    moveTo,
    follow: () => {
      const place = entryAt(view.state.selection.$head)
      const dom = place && view.editable ? view.nodeDOM(place.pos) : null
      const row = dom instanceof HTMLElement ? dom : null
      const page = row?.parentElement === view.dom ? null : (row?.parentElement ?? null)
      moveTo(row)
      if (page !== holder) holdCaret(page)
    },
  }
}

function moveFlag(name: string, from: Element | null, to: Element | null): Element | null {
  if (from !== null && from !== to) setFlag(from, name, null)
  if (to !== null) setFlag(to, name, '')
  return to
}
