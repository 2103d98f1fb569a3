import type { Node } from '@tiptap/pm/model'
import type { Decoration, NodeView } from '@tiptap/pm/view'
import { isUndrawn } from './drawn-pages.ts'
import styles from './editor.module.css'
import { element } from './element.ts'
import { isSamePage } from './same-page.ts'

/** A page: a list of entries, or the place of one that is not drawn yet. */
export function pageView(page: Node, decorations: readonly Decoration[]): NodeView {
  const dom = element('div', styles.page)
  dom.setAttribute('role', 'list')
  return isUndrawn(decorations) ? undrawn(dom) : drawn(dom, page)
}

/** It shows one page all its life: taken for another that has come before it, it would lose the line that is composed. */
function drawn(dom: HTMLElement, page: Node) {
  let shown = page
  const update = (next: Node) => {
    if (!isSamePage(shown, next)) return false
    shown = next
    return true
  }
  return {
    dom,
    contentDOM: dom,
    update,
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
