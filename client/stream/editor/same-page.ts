import type { Node } from '@tiptap/pm/model'

/** True for two states of one page: they have an entry in common. Pages bear no name of their own. */
export function isSamePage(a: Node, b: Node): boolean {
  if (a === b || idOf(a.firstChild) === idOf(b.firstChild)) return true
  const ids = new Set(a.children.map(idOf))
  return b.children.some(entry => ids.has(idOf(entry)))
}

function idOf(entry: Node | null): unknown {
  return entry?.attrs.id
}
