import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { isSamePage } from './same-page.ts'

/**
 * Gives a transaction's document other content by replacing only the parts that differ: what stands elsewhere keeps
 * its place through the mapping, and the view need not look at it. Pages have nothing but their entries to be known by,
 * so they are compared as wholes first: where one comes before another, that one stays the node that it is.
 */
export function replaceChanged(tr: Transaction, content: Fragment): Transaction {
  const next = tr.doc.copy(content)
  const isReplaced = stepsBetween(tr.doc, next)
    .toReversed()
    .every(step => tr.maybeStep(step).failed === null)
  if (isReplaced && tr.doc.eq(next)) return tr
  return tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(content, 0, 0)))
}

/** In order, each with the places that it has in the document before any of them. */
function stepsBetween(before: Node, after: Node): ReplaceStep[] {
  const head = sharedLength(before.children, after.children)
  const rest = sharedLength(before.children.slice(head).toReversed(), after.children.slice(head).toReversed())
  const gone = before.children.slice(head, before.childCount - rest)
  const come = after.children.slice(head, after.childCount - rest)
  const steps: ReplaceStep[] = []
  let pos = sizeOf(before.children.slice(0, head))
  for (const page of gone) {
    const at = come.findIndex(each => isSamePage(page, each))
    if (at === -1) steps.push(new ReplaceStep(pos, pos + page.nodeSize, Slice.empty))
    else {
      const above = come.splice(0, at)
      if (above.length > 0) steps.push(insertion(pos, above))
      for (const same of come.splice(0, 1)) steps.push(...stepsWithin(page, same, pos + 1))
    }
    pos += page.nodeSize
  }
  return come.length > 0 ? [...steps, insertion(pos, come)] : steps
}

function stepsWithin(page: Node, next: Node, start: number): ReplaceStep[] {
  const from = page.content.findDiffStart(next.content)
  const ends = page.content.findDiffEnd(next.content)
  if (from === null || ends === null) return []
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b))
  const slice = next.slice(from, ends.b + overlap)
  return [new ReplaceStep(start + from, start + ends.a + overlap, slice)]
}

function insertion(pos: number, pages: readonly Node[]): ReplaceStep {
  return new ReplaceStep(pos, pos, new Slice(Fragment.from([...pages]), 0, 0))
}

/** How many nodes at the beginning of both are equal. */
function sharedLength(a: readonly Node[], b: readonly Node[]): number {
  const at = a.findIndex((node, index) => b[index] === undefined || !node.eq(b[index]))
  return at === -1 ? a.length : at
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, { nodeSize }) => size + nodeSize, 0)
}

/** The part of the document before a transaction that it changes; null when it changes none. */
export function changedRange(tr: Transaction): { readonly from: number; readonly to: number } | null {
  let range: { from: number; to: number } | null = null
  for (const [at, map] of tr.mapping.maps.entries()) {
    const back = tr.mapping.slice(0, at).invert()
    map.forEach((start, end) => {
      const [from, to] = [back.map(start, -1), back.map(end, 1)]
      range = { from: Math.min(range?.from ?? from, from), to: Math.max(range?.to ?? to, to) }
    })
  }
  return range
}
