import type { Schema } from '@tiptap/pm/model'
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'

type ViewOptions = {
  readonly host: HTMLElement
  readonly schema: Schema
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
export function mountView({ host, schema, plugins, attributes, around }: ViewOptions): MountedView {
  let isEditable = true
  const view = new EditorView(host, {
    state: EditorState.create({ schema, plugins: [...plugins] }),
    editable: () => isEditable,
    attributes: () => ({ role: 'textbox', ...attributes, ...(isEditable ? { tabindex: '0' } : {}) }),
    scrollMargin: { top: 12, bottom: 72, left: 0, right: 0 },
    scrollThreshold: { top: 12, bottom: 64, left: 0, right: 0 },
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
