import type { Node } from '@tiptap/pm/model'
import { EditorState, type Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { APART, NEAR, scrollToCaret } from './scroll-to-caret.ts'

type ViewOptions = {
  readonly host: HTMLElement
  /** What the host scrolls in. */
  readonly scroller: Element | null
  readonly content: Node
  /** Where the caret stands at first. */
  readonly caret: number
  readonly plugins: readonly Plugin[]
  readonly attributes: Readonly<Record<string, string>>
  /** Runs before the view shows a transaction; what it answers runs after. */
  readonly around: (view: EditorView, tr: Transaction) => () => void
}

export type MountedView = {
  readonly view: EditorView
  readonly setEditable: (isEditable: boolean) => void
}

/** Mounts ProseMirror in an element. Until told otherwise it can be written in. */
export function mountView({
  host,
  scroller,
  content,
  caret,
  plugins,
  attributes,
  around,
}: ViewOptions): MountedView {
  let isEditable = true
  const view = new EditorView(host, {
    state: EditorState.create({
      doc: content,
      selection: Selection.near(content.resolve(caret)),
      plugins: [...plugins],
    }),
    editable: () => isEditable,
    attributes: () => ({ role: 'textbox', ...attributes, ...(isEditable ? { tabindex: '0' } : {}) }),
    scrollMargin: APART,
    scrollThreshold: NEAR,
    handleScrollToSelection: shown => scroller !== null && scrollToCaret(shown, scroller),
    dispatchTransaction(this: EditorView, tr: Transaction) {
      if (this.isDestroyed) return
      const finish = around(this, tr)
      this.updateState(this.state.apply(tr))
      finish()
    },
  })
  const setEditable = (next: boolean) => {
    isEditable = next
    view.updateState(view.state)
  }
  return { view, setEditable }
}
