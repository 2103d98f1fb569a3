import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

/** The part of y-tiptap 3.0.9's binding that is corrected here; its members are private there. */
type Binding = {
  doc: Y.Doc
  type: Y.XmlFragment
  mapping: Parameters<typeof relativePositionToAbsolutePosition>[3]
  mux: (task: () => void) => void
  prosemirrorView: EditorView | null
  beforeTransactionSelection: {
    type: string
    anchor: Y.RelativePosition | null
    head: Y.RelativePosition | null
  } | null
  _observeFunction: (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => void
}

/**
 * Two corrections of y-tiptap 3.0.9, measured in November 2026:
 * 1. it forgets every node on each remote edit (`mapping.clear()`), which costs 40 ms at 5,000 entries and
 *    re-creates the node that the input method composes in; untouched nodes are kept here;
 * 2. where nodes have unique attributes (our ids), it leaves the caret at its old offset when a colleague
 *    edits the same entry before it; here the caret follows its Yjs position.
 */
export function correctBinding(view: EditorView): void {
  const binding = bindingOf(view)
  const original = binding._observeFunction
  const corrected: Binding['_observeFunction'] = (events, transaction) => {
    const selection = binding.beforeTransactionSelection
    keepingNodes(binding, () => original(events, transaction))
    if (selection?.type === 'text') restoreCaret(binding, selection)
  }
  binding.type.unobserveDeep(original)
  binding._observeFunction = corrected
  binding.type.observeDeep(corrected)
}

/** The binding of an editor whose view exists. */
export function bindingOf(view: EditorView): Binding {
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

type Caret = NonNullable<Binding['beforeTransactionSelection']>

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
