import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { bindingOf } from './corrected-binding.ts'
import { entryAt } from './entry-place.ts'

/**
 * At most five announcements a second; each costs every colleague a redraw of carets. Leaving an entry is told at once,
 * unless that was done as short a time ago: the room waits for it.
 */
const THROTTLE_MS = 200
/** 'Typing' ends after this long without a change. */
const TYPING_MS = 2_000

/** Tells colleagues where the caret stands and whether its owner is typing. */
export function announcePlace(awareness: Awareness, isComposing: () => boolean): Plugin {
  return new Plugin({
    view: view => {
      const announcer = createAnnouncer(view, awareness, isComposing)
      return {
        update: (_, before) => {
          const { isChangeOrigin: isFromYjs, isUndoRedoOperation: isUndo } = ySyncPluginKey.getState(
            view.state,
          )
          if (!isFromYjs && !before.doc.eq(view.state.doc)) announcer.typed()
          if (!isFromYjs || isUndo || announcer.isElsewhere()) announcer.changed()
        },
        destroy: announcer.close,
      }
    },
  })
}

function createAnnouncer(view: EditorView, awareness: Awareness, isComposing: () => boolean) {
  let isTyping = false
  let resting: ReturnType<typeof setTimeout> | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let said = ''
  let saidEntry: string | null = null
  let leftAtMs = Number.NEGATIVE_INFINITY
  const say = () => {
    clearTimeout(waiting)
    waiting = undefined
    const place = placeOf(view)
    const before = awareness.getLocalState()
    const cursor = isComposing() ? (before?.cursor ?? null) : place.cursor
    const state = { entry: place.entry, cursor, typing: isTyping }
    if (JSON.stringify(state) === said) return
    said = JSON.stringify(state)
    saidEntry = place.entry
    awareness.setLocalState(state)
  }
  const isElsewhere = () => saidEntry !== entryOf(view)
  const changed = () => {
    const isLeft = saidEntry !== null && isElsewhere()
    // What was composed leaves after its composition only: the caret must not be told to have left before it.
    if (!isLeft || isComposing() || performance.now() - leftAtMs < THROTTLE_MS) {
      waiting ??= setTimeout(say, THROTTLE_MS)
      return
    }
    leftAtMs = performance.now()
    // Behind the edit that comes with it, so that the two arrive in this order.
    queueMicrotask(say)
  }
  view.dom.addEventListener('focus', changed)
  view.dom.addEventListener('blur', changed)
  return {
    changed,
    /** A colleague's edit leaves the place what it was, unless it takes the entry away. */
    isElsewhere,
    typed: () => {
      isTyping = true
      clearTimeout(resting)
      resting = setTimeout(() => {
        isTyping = false
        changed()
      }, TYPING_MS)
    },
    close: () => {
      clearTimeout(resting)
      clearTimeout(waiting)
      view.dom.removeEventListener('focus', changed)
      view.dom.removeEventListener('blur', changed)
      awareness.setLocalState({ entry: null, cursor: null, typing: false })
    },
  }
}

function entryOf(view: EditorView): string | null {
  return view.editable ? (entryAt(view.state.selection.$head)?.node.attrs.id ?? null) : null
}

type Place = {
  readonly entry: string | null
  readonly cursor: { readonly anchor: Y.RelativePosition; readonly head: Y.RelativePosition } | null
}

function placeOf(view: EditorView): Place {
  const { selection } = view.state
  const entry = entryOf(view)
  if (entry === null) return { entry: null, cursor: null }
  const { type, mapping } = bindingOf(view)
  const at = (pos: number): Y.RelativePosition => absolutePositionToRelativePosition(pos, type, mapping)
  return { entry, cursor: { anchor: at(selection.anchor), head: at(selection.head) } }
}
