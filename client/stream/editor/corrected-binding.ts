import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { fillNow } from '../../sync/clone-doc.ts'
import { after, entryAt } from './entry-place.ts'
import { changedRange, replaceChanged } from './replace-changed.ts'

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3]

/** The part of y-tiptap 3.0.9's binding that is corrected here; its members are private there. */
type Binding = {
  doc: Y.Doc
  type: Y.XmlFragment
  mapping: Mapping
  mux: (task: () => void) => void
  prosemirrorView: EditorView | null
  beforeTransactionSelection: {
    type: string
    anchor: Y.RelativePosition | null
    head: Y.RelativePosition | null
    absAnchor?: number
    absHead?: number
  } | null
  readonly _tr: Transaction
  _isLocalCursorInView: () => boolean
  _observeFunction: (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => void
}

/**
 * Corrections of y-tiptap 3.0.9, measured in November 2026:
 * 1. it forgets every node on each remote edit (`mapping.clear()`), which costs 40 ms at 5,000 entries and
 *    re-creates the node that the input method composes in; untouched nodes are kept here;
 * 2. where nodes have unique attributes (our ids), it leaves the caret at its old offset when a colleague
 *    edits the same entry before it; here the caret follows its Yjs position;
 * 3. it replaces the whole document on each remote edit, and scrolls to the caret wherever the edit was, for which the
 *    browser lays everything out; here only what differs is replaced, and the caret is looked for when its own entry
 *    has changed;
 * 4. while the caret stands at the beginning of an entry, it compares the texts of all pages with each other on each
 *    remote edit to find the caret's place again, 6 ms at 5,000 entries; Yjs knows the place, and it does for us.
 */
export function correctBinding(view: EditorView): void {
  const binding = rawBindingOf(view)
  const original = binding._observeFunction
  const corrected: Binding['_observeFunction'] = (events, transaction) => {
    const selection = binding.beforeTransactionSelection
    if (selection !== null) binding.beforeTransactionSelection = withoutOffsets(selection)
    keepingNodes(binding, () => original(events, transaction))
    adoptNodes(binding.type, view.state.doc, binding.mapping)
    if (selection?.type === 'text') restoreCaret(binding, selection)
  }
  binding.type.unobserveDeep(original)
  binding._observeFunction = corrected
  binding.type.observeDeep(corrected)
  replaceLess(binding, view)
}

/** The binding of an editor whose view exists, for a look at its document. */
export function bindingOf(view: EditorView): Binding {
  const binding = rawBindingOf(view)
  fillNow(binding.doc)
  return binding
}

function rawBindingOf(view: EditorView): Binding {
  return ySyncPluginKey.getState(view.state).binding
}

function keepingNodes({ mapping }: Binding, task: () => void): void {
  mapping.clear = () => undefined
  try {
    task()
  } finally {
    Reflect.deleteProperty(mapping, 'clear')
  }
}

/** The binding's transactions replace the whole document, in its own words; here they come down to what differs. */
function replaceLess(binding: Binding, view: EditorView): void {
  let last: Transaction | null = null
  const transaction = () => {
    const tr = view.state.tr.setMeta('addToHistory', false)
    const replace: Transaction['replace'] = (_from, _to, slice) =>
      slice ? replaceChanged(tr, slice.content) : tr
    last = Object.assign(tr, { replace })
    return last
  }
  const isInView = binding._isLocalCursorInView.bind(binding)
  binding._isLocalCursorInView = () => last !== null && changesCaretEntry(last, view.state) && isInView()
  Object.defineProperty(binding, '_tr', { get: transaction })
}

function changesCaretEntry(tr: Transaction, { selection }: EditorState): boolean {
  const [place, range] = [entryAt(selection.$head), changedRange(tr)]
  return place !== null && range !== null && range.from < after(place) && range.to > place.pos
}

/** Replacing makes new nodes of those around the change: the binding must know the ones in the document. */
function adoptNodes(type: Y.XmlFragment, node: Node, mapping: Mapping): void {
  const children: readonly unknown[] = type.toArray()
  if (node.isTextblock || children.length !== node.childCount) return
  for (const [at, child] of children.entries()) {
    const now = node.child(at)
    if (!(child instanceof Y.XmlElement) || mapping.get(child) === now) continue
    mapping.set(child, now)
    adoptNodes(child, now, mapping)
  }
}

type Caret = NonNullable<Binding['beforeTransactionSelection']>

/** The offsets are what the binding searches all texts by. */
function withoutOffsets({ absAnchor: _, absHead: __, ...places }: Caret): Caret {
  return places
}

function restoreCaret(binding: Binding, { anchor, head }: Caret): void {
  const view = binding.prosemirrorView
  if (view === null || anchor === null || head === null) return
  const at = (position: Y.RelativePosition) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping)
  const from = at(anchor)
  const to = at(head)
  const { doc, selection, tr } = view.state
  if (from === null || to === null || Math.max(from, to) > doc.content.size) return
  if (selection.anchor === from && selection.head === to) return
  if (!doc.resolve(to).parent.isTextblock) return
  const caret = TextSelection.between(doc.resolve(from), doc.resolve(to))
  binding.mux(() => view.dispatch(tr.setSelection(caret)))
}
