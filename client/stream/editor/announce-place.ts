import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { afterFrame } from './after-frame.ts'
import { createAnnouncer, type Place, type Spot } from './announcer.ts'
import type { CompositionWatch } from './composition.ts'
import { bindingOf } from './corrected-binding.ts'
import { entryAt } from './entry-place.ts'

/** Tells colleagues where the caret stands and whether its owner is typing. */
export function announcePlace(
  awareness: Awareness,
  composition: Pick<CompositionWatch, 'isBusy' | 'whenIdle'>,
): Plugin {
  return new Plugin({
    view: view => {
      const announcer = createAnnouncer({
        awareness,
        composition,
        spot: () => spotOf(view),
        place: () => placeOf(view),
        behindEdit: afterFrame,
      })
      const { changed } = announcer
      view.dom.addEventListener('focus', changed)
      view.dom.addEventListener('blur', changed)
      return {
        update: (_, before) => {
          const { isChangeOrigin: isFromYjs, isUndoRedoOperation: isUndo } = ySyncPluginKey.getState(
            view.state,
          )
          if (!isFromYjs && !before.doc.eq(view.state.doc)) announcer.typed()
          if (!isFromYjs || isUndo || announcer.isMoved()) changed()
        },
        destroy: () => {
          view.dom.removeEventListener('focus', changed)
          view.dom.removeEventListener('blur', changed)
          announcer.close()
        },
      }
    },
  })
}

function spotOf(view: EditorView): Spot {
  const entry = view.editable ? entryAt(view.state.selection.$head) : null
  return { entry: entry?.node.attrs.id ?? null, isEmpty: entry?.node.childCount === 0 }
}

function placeOf(view: EditorView): Place {
  const { selection } = view.state
  const { entry } = spotOf(view)
  if (entry === null) return { entry: null, cursor: null }
  const { doc, type, mapping } = bindingOf(view)
  const at = (pos: number): Y.RelativePosition => absolutePositionToRelativePosition(pos, type, mapping)
  return { entry, cursor: { anchor: at(selection.anchor), head: at(selection.head), writer: doc.clientID } }
}
