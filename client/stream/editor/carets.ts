import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Observable } from '../../sync/observable.ts'
import type { Margins } from '../margins.ts'
import type { ColleagueCaret } from '../people.ts'
import styles from './carets.module.css'
import { bindingOf } from './corrected-binding.ts'
import { element } from './element.ts'
import { readCaret } from './read-caret.ts'

const key = new PluginKey<DecorationSet>('carets')

/** Draws colleagues' carets, each with its letter, which fades after two seconds of rest. */
export function carets(
  colleagues: Observable<readonly ColleagueCaret[]>,
  margins: Observable<Margins>,
  isComposing: () => boolean,
): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => tr.getMeta(key) ?? set.map(tr.mapping, tr.doc),
    },
    props: { decorations: state => key.getState(state) },
    view: view => {
      let isStale = false
      const draw = () => {
        isStale = isComposing()
        if (isStale || view.isDestroyed) return
        readCaret(view)
        const next = caretSet(view, colleagues.get(), margins.get())
        if (!isSameSet(key.getState(view.state), next)) view.dispatch(view.state.tr.setMeta(key, next))
      }
      const drawing = inFrame(draw)
      const stop = colleagues.subscribe(drawing.soon)
      return {
        /** One's own edits only push carets along; a colleague's may bring what one waits for: laid out with it, once. */
        update: (_, before) => {
          const isForeign = ySyncPluginKey.getState(view.state)?.isChangeOrigin === true
          if (isForeign && before.doc !== view.state.doc) drawing.now()
          else if (isStale) drawing.soon()
        },
        destroy: stop,
      }
    },
  })
}

function caretSet(view: EditorView, colleagues: readonly ColleagueCaret[], margins: Margins): DecorationSet {
  const { state } = view
  const { doc, type, mapping } = bindingOf(view)
  const known = key.getState(state) ?? DecorationSet.empty
  const decorations = colleagues.flatMap(({ client, cursor, user }) => {
    if (cursor === null) return []
    const place = Y.createRelativePositionFromJSON(cursor.head)
    if (isToCome(place, doc)) return known.find(undefined, undefined, spec => spec.client === client)
    const pos = relativePositionToAbsolutePosition(doc, type, place, mapping)
    if (pos === null || pos > state.doc.content.size) return []
    const { letter = '', hue = 'A' } = margins.recorders.get(user.name) ?? {}
    return [
      Decoration.widget(pos, () => caretElement(letter, hue), {
        client,
        key: `${client}:${letter}${hue}:${JSON.stringify(cursor.head)}`,
        side: 10,
        ignoreSelection: true,
      }),
    ]
  })
  return DecorationSet.create(state.doc, decorations)
}

/** A caret may be known before the character that it stands behind: until that comes it stays where it is. */
function isToCome({ item }: Y.RelativePosition, doc: Y.Doc): boolean {
  return item !== null && Y.getState(doc.store, item.client) <= item.clock
}

function isSameSet(a: DecorationSet | undefined, b: DecorationSet): boolean {
  const describe = (set: DecorationSet | undefined) =>
    set?.find().map(({ from, spec }) => `${from} ${spec.key}`)
  return JSON.stringify(describe(a) ?? []) === JSON.stringify(describe(b))
}

function caretElement(letter: string, hue: string): HTMLElement {
  const caret = element('span', styles.caret)
  caret.dataset.letter = letter
  caret.dataset.hue = hue
  return caret
}

/** Runs a task with the next frame, or now instead. */
function inFrame(task: () => void) {
  let frame: number | null = null
  const now = () => {
    if (frame !== null) cancelAnimationFrame(frame)
    frame = null
    task()
  }
  return {
    now,
    soon: () => {
      frame ??= requestAnimationFrame(now)
    },
  }
}
