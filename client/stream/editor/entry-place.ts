import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { ENTRY } from '../../../shared/meeting/meeting-doc.ts'

/** An entry in the editor's document: `pos` stands before it, `start` and `end` enclose its text. */
export type EntryPlace = {
  readonly node: Node
  readonly pos: number
  readonly start: number
  readonly end: number
}

export function placeOf(node: Node, pos: number): EntryPlace {
  return { node, pos, start: pos + 1, end: pos + node.nodeSize - 1 }
}

/** The position after an entry. */
export function after(place: EntryPlace): number {
  return place.pos + place.node.nodeSize
}

/** The entry that a position stands in. */
export function entryAt($pos: ResolvedPos): EntryPlace | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (node.type.name === ENTRY) return placeOf(node, $pos.before(depth))
  }
  return null
}

/** Every entry that a range touches, in order. */
export function entriesBetween(doc: Node, from: number, to: number): EntryPlace[] {
  const places: EntryPlace[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name !== ENTRY) return true
    places.push(placeOf(node, pos))
    return false
  })
  return places
}

/** The nearest entry that ends at or before a position; empty pages are passed over. */
export function entryBefore(doc: Node, pos: number): EntryPlace | null {
  let at = doc.resolve(pos)
  for (;;) {
    const before = at.nodeBefore
    if (before === null) {
      if (at.depth === 0) return null
      at = doc.resolve(at.before())
    } else if (before.type.name === ENTRY) return placeOf(before, at.pos - before.nodeSize)
    else at = doc.resolve(before.childCount > 0 ? at.pos - 1 : at.pos - before.nodeSize)
  }
}

/** The nearest entry that begins at or after a position. */
export function entryAfter(doc: Node, pos: number): EntryPlace | null {
  let at = doc.resolve(pos)
  for (;;) {
    const next = at.nodeAfter
    if (next === null) {
      if (at.depth === 0) return null
      at = doc.resolve(at.after())
    } else if (next.type.name === ENTRY) return placeOf(next, at.pos)
    else at = doc.resolve(next.childCount > 0 ? at.pos + 1 : at.pos + next.nodeSize)
  }
}

export function firstEntry(doc: Node): EntryPlace | null {
  return entryAfter(doc, 0)
}

export function lastEntry(doc: Node): EntryPlace | null {
  return entryBefore(doc, doc.content.size)
}

/** The entry with an id. */
export function entryById(doc: Node, id: string): EntryPlace | null {
  return entriesBetween(doc, 0, doc.content.size).find(place => place.node.attrs.id === id) ?? null
}
