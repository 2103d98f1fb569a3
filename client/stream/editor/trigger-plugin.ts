import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Source } from '../../sync/observable.ts'
import { entryAt } from './entry-place.ts'
import { type PickerKind, pickerOpenedBy, queryAfter, type Trigger } from './trigger.ts'

const key = new PluginKey<Trigger | null>('trigger')
const DISMISS = 'dismiss'

/** Keys while a picker is open; true when the picker took the key. */
export type PickerKeys = (event: KeyboardEvent) => boolean

/** Follows the text after a trigger character and publishes it; the picker itself is drawn outside the editor. */
export function triggers(
  shown: Source<Trigger | null>,
  onKey: PickerKeys,
  className: string,
): Plugin<Trigger | null> {
  return new Plugin<Trigger | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, open, before, state) => nextTrigger(tr, open, before, state),
    },
    props: {
      handleKeyDown: (view, event) => key.getState(view.state) !== null && onKey(event),
      decorations: state => {
        const open = key.getState(state)
        if (!open) return null
        return DecorationSet.create(state.doc, [Decoration.inline(open.from, open.to, { class: className })])
      },
    },
    view: () => ({
      update: view => shown.set(key.getState(view.state) ?? null),
      destroy: () => shown.set(null),
    }),
  })
}

/** Closes the picker and leaves the characters as they are. */
export function dismissTrigger(state: EditorState): Transaction {
  return state.tr.setMeta(key, DISMISS)
}

/** Takes the trigger and what follows it out of the text. */
export function removeTrigger(state: EditorState): Transaction {
  const open = key.getState(state)
  return open ? state.tr.delete(open.from, open.to).setMeta(key, DISMISS) : state.tr
}

function nextTrigger(
  tr: Transaction,
  open: Trigger | null,
  before: EditorState,
  state: EditorState,
): Trigger | null {
  if (tr.getMeta(key) === DISMISS) return null
  if (open !== null) return followed(tr, open, state)
  if (!tr.docChanged || isFromColleague(tr) || tr.getMeta('paste')) return null
  const typed = typedBefore(state)
  if (typed === null || state.selection.head <= before.selection.head) return null
  const kind = pickerOpenedBy(typed.character, typed.before)
  const to = state.selection.head
  return kind && { kind, from: to - 1, to, query: '' }
}

function typedBefore(state: EditorState): { character: string; before: string } | null {
  const { $head, empty } = state.selection
  if (!empty || entryAt($head) === null || $head.parentOffset === 0) return null
  const before = $head.parent.textBetween(0, $head.parentOffset)
  return { character: before.slice(-1), before: before.slice(0, -1) }
}

function followed(tr: Transaction, open: Trigger, state: EditorState): Trigger | null {
  const { $head, empty } = state.selection
  const from = isFromColleague(tr) ? $head.pos - (open.to - open.from) : tr.mapping.map(open.from, 1)
  const place = entryAt($head)
  if (!empty || place === null || from < place.start || $head.pos <= from) return null
  const text = state.doc.textBetween(from, $head.pos)
  const query = queryAfter(text)
  if (query === null || kindOf(text) !== open.kind) return null
  return { kind: open.kind, from, to: $head.pos, query }
}

/** A colleague may write at the very place: there the caret, which Yjs keeps, tells better than the mapping. */
function isFromColleague(tr: Transaction): boolean {
  return tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true
}

function kindOf(text: string): PickerKind | null {
  return pickerOpenedBy(text.slice(0, 1), '')
}
