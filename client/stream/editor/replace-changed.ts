import { type Fragment, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'

/**
 * Gives a transaction's document other content by replacing only the part that differs: what stands elsewhere keeps
 * its place through the mapping, and the view need not look at it.
 */
export function replaceChanged(tr: Transaction, content: Fragment): Transaction {
  const from = tr.doc.content.findDiffStart(content)
  const ends = tr.doc.content.findDiffEnd(content)
  if (from === null || ends === null) return tr
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b))
  const next = tr.doc.copy(content)
  const { failed } = tr.maybeStep(new ReplaceStep(from, ends.a + overlap, next.slice(from, ends.b + overlap)))
  if (failed === null && tr.doc.eq(next)) return tr
  return tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(content, 0, 0)))
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
