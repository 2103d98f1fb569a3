import type { Node } from '@tiptap/pm/model'
import type { Decoration, NodeView } from '@tiptap/pm/view'
import { isUndrawn } from './drawn-pages.ts'
import styles from './editor.module.css'
import { element } from './element.ts'

/** A page: a list of entries, or the place of one that is not drawn yet. */
export function pageView(decorations: readonly Decoration[]): NodeView {
  const dom = element('div', styles.page)
  dom.setAttribute('role', 'list')
  return isUndrawn(decorations) ? undrawn(dom) : drawn(dom)
}

function drawn(dom: HTMLElement) {
  return {
    dom,
    contentDOM: dom,
    ignoreMutation: ({ type }: { readonly type: string }) => type === 'attributes',
  }
}

/** ProseMirror makes the page's view anew once it is to be drawn. */
function undrawn(dom: HTMLElement) {
  dom.setAttribute('data-undrawn', '')
  dom.setAttribute('aria-busy', 'true')
  const update = (node: Node, decorations: readonly Decoration[]) =>
    !node.isTextblock && isUndrawn(decorations)
  return { dom, update, ignoreMutation: () => true }
}
