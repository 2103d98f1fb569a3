import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Observable } from '../../sync/observable.ts'
import type { Margins } from '../margins.ts'
import type { Colleague } from '../people.ts'
import { bindingOf } from './corrected-binding.ts'
import styles from './editor.module.css'
import { element } from './element.ts'

const key = new PluginKey<DecorationSet>('carets')

/** Draws colleagues' carets, each with its letter, which fades after two seconds of rest. */
export function carets(
  colleagues: Observable<readonly Colleague[]>,
  margins: Observable<Margins>,
  isComposing: () => boolean,
): Extension {
  const plugin = new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set, _, state) => tr.getMeta(key)?.(state) ?? set.map(tr.mapping, tr.doc),
    },
    props: { decorations: state => key.getState(state) },
    view: view => {
      let isStale = false
      const draw = () => {
        isStale = isComposing()
        if (isStale || view.isDestroyed) return
        const build = (state: EditorState) => caretSet(view, state, colleagues.get(), margins.get())
        view.dispatch(view.state.tr.setMeta(key, build))
      }
      const soon = debounceFrame(draw)
      const stop = colleagues.subscribe(soon)
      return {
        /** One's own edits only push carets along; a colleague's replaces what they stood in. */
        update: (_, before) => {
          const isForeign = ySyncPluginKey.getState(view.state)?.isChangeOrigin === true
          if (isStale || (isForeign && before.doc !== view.state.doc)) soon()
        },
        destroy: stop,
      }
    },
  })
  return Extension.create({ name: 'carets', addProseMirrorPlugins: () => [plugin] })
}

function caretSet(
  view: EditorView,
  state: EditorState,
  colleagues: readonly Colleague[],
  margins: Margins,
): DecorationSet {
  const { doc, type, mapping } = bindingOf(view)
  const decorations = colleagues.flatMap(({ client, cursor, user }) => {
    if (cursor === null) return []
    const place = Y.createRelativePositionFromJSON(cursor.head)
    const pos = relativePositionToAbsolutePosition(doc, type, place, mapping)
    if (pos === null || pos > state.doc.content.size) return []
    const mark = margins.recorders.get(user.name)
    return [
      Decoration.widget(pos, () => caretElement(mark?.letter ?? '', mark?.hue ?? 'A'), {
        key: `${client}:${JSON.stringify(cursor.head)}`,
        side: 10,
        ignoreSelection: true,
      }),
    ]
  })
  return DecorationSet.create(state.doc, decorations)
}

function caretElement(letter: string, hue: string): HTMLElement {
  const caret = element('span', styles.caret)
  caret.dataset.letter = letter
  caret.dataset.hue = hue
  return caret
}

function debounceFrame(task: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => {
      isDue = false
      task()
    })
  }
}
