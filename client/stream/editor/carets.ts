import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Observable } from '../../sync/observable.ts'
import type { Margins } from '../margins.ts'
import type { ColleagueCaret } from '../people.ts'
import { CaretElements } from './caret-elements.ts'
import type { CompositionWatch } from './composition.ts'
import { type Caret, dueCarets } from './due-carets.ts'
import { readCaret } from './read-caret.ts'

const key = new PluginKey<DecorationSet>('carets')

/** Draws colleagues' carets, each with its letter, which fades after two seconds of rest. */
export function carets(
  colleagues: Observable<readonly ColleagueCaret[]>,
  margins: Observable<Margins>,
  composition: Pick<CompositionWatch, 'isBusy' | 'whenIdle'>,
): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => tr.getMeta(key) ?? set.map(tr.mapping, tr.doc),
    },
    props: { decorations: state => key.getState(state) },
    view: view => {
      let isPutOff = false
      let frame: number | undefined
      const elements = new CaretElements()
      const due = () => dueCarets(view, colleagues.get(), margins.get(), drawnIn(view.state), elements)
      const noteDrawn = (carets: readonly Caret[]) => {
        for (const { client, head } of carets) if (head !== null) elements.moved(client, head)
      }
      const draw = () => {
        if (composition.isBusy()) return putOff()
        readCaret(view)
        const [carets, { state }] = [due(), view]
        if (!areDrawn(carets, state)) {
          const set = DecorationSet.create(
            state.doc,
            carets.map(each => widgetOf(each, elements)),
          )
          view.dispatch(state.tr.setMeta(key, set))
        }
        noteDrawn(carets)
      }
      const drawSoon = () => {
        frame ??= requestAnimationFrame(() => {
          frame = undefined
          draw()
        })
      }
      /** A frame for nothing would be drawn at each key: a place is known before its character, or pushed along by it. */
      const look = () => {
        if (view.isDestroyed) return
        if (composition.isBusy()) return putOff()
        const carets = due()
        if (areDrawn(carets, view.state)) noteDrawn(carets)
        else drawSoon()
      }
      /** Carets that move while one composes are drawn behind it. */
      const putOff = () => {
        if (isPutOff) return
        isPutOff = true
        composition.whenIdle(() => {
          isPutOff = false
          look()
        })
      }
      const stop = colleagues.subscribe(look)
      return {
        /** One's own edits only push carets along; a colleague's may bring what one waits for: laid out with it, once. */
        update: (_, before) => {
          const isForeign = ySyncPluginKey.getState(view.state)?.isChangeOrigin === true
          if (isForeign && before.doc !== view.state.doc) draw()
        },
        destroy: () => {
          stop()
          if (frame !== undefined) cancelAnimationFrame(frame)
        },
      }
    },
  })
}

function drawnIn(state: EditorState): DecorationSet {
  return key.getState(state) ?? DecorationSet.empty
}

function areDrawn(carets: readonly Caret[], state: EditorState): boolean {
  const due = carets.map(each => `${each.pos} ${keyOf(each)}`)
  const drawn = drawnIn(state)
    .find()
    .map(({ from, spec }) => `${from} ${spec.key}`)
  return due.sort().join() === drawn.sort().join()
}

function keyOf({ client, letter, hue }: Caret): string {
  return `${client}:${letter}${hue}`
}

function widgetOf(caret: Caret, elements: CaretElements): Decoration {
  const { client, letter, hue, pos } = caret
  return Decoration.widget(pos, () => elements.make(client, letter, hue), {
    client,
    key: keyOf(caret),
    side: 10,
    ignoreSelection: true,
    destroy: dom => elements.drop(client, dom),
  })
}
