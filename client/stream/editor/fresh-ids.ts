import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { ENTRY } from '../../../shared/meeting/meeting-doc.ts'
import { type EntryPlace, entriesBetween, placeOf } from './entry-place.ts'

const IDS_ARE_NEW = 'ids-are-new'

/** Says that what a transaction puts in are new entries with new ids: no other entry need be looked at. */
export function withNewIds(tr: Transaction): Transaction {
  return tr.setMeta(IDS_ARE_NEW, true)
}

/**
 * Gives an id of its own to every entry that an edit in this editor left without one or with another entry's.
 * Never repairs what arrived from colleagues: every client would do it at once.
 */
export function freshIds(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      if (transactions.every(each => !each.docChanged || each.getMeta(IDS_ARE_NEW))) return null
      if (transactions.some(each => each.getMeta(ySyncPluginKey)?.isChangeOrigin)) return null
      return repaired(before.doc, after, newId)
    },
  })
}

function repaired(before: Node, state: EditorState, newId: () => string): Transaction | null {
  const from = before.content.findDiffStart(state.doc.content)
  const to = before.content.findDiffEnd(state.doc.content)?.b
  if (from === null || to === undefined) return null
  const size = state.doc.content.size
  const changed = entriesBetween(state.doc, Math.max(0, from - 1), Math.min(size, Math.max(from, to) + 1))
  if (changed.length === 0 || isPlainTyping(changed, before, from)) return null
  const keepers = keepersOf(state.doc, changed)
  const strangers = changed.filter(place => keepers.get(place.node.attrs.id)?.pos !== place.pos)
  if (strangers.length === 0) return null
  const tr = state.tr
  for (const { pos } of strangers) tr.setNodeAttribute(pos, 'id', newId())
  return tr
}

function isPlainTyping(changed: readonly EntryPlace[], before: Node, from: number): boolean {
  const [only, more] = changed
  if (only === undefined || more !== undefined || !only.node.attrs.id) return false
  return before.resolve(Math.min(from, before.content.size)).parent.attrs.id === only.node.attrs.id
}

/** The entries with these ids, wherever they stand. */
function entriesNamed(doc: Node, ids: ReadonlySet<unknown>): EntryPlace[] {
  const places: EntryPlace[] = []
  doc.descendants((node, pos) => {
    if (node.type.name !== ENTRY) return true
    if (ids.has(node.attrs.id)) places.push(placeOf(node, pos))
    return false
  })
  return places
}

/** Which entry keeps an id: one outside the change, else the first with text (an empty one is the newer). */
function keepersOf(doc: Node, changed: readonly EntryPlace[]): Map<string, EntryPlace> {
  const inside = new Set(changed.map(place => place.pos))
  const keepers = new Map<string, EntryPlace>()
  for (const place of entriesNamed(doc, new Set(changed.map(({ node }) => node.attrs.id)))) {
    const id = place.node.attrs.id
    const keeper = keepers.get(id)
    if (!id || (keeper !== undefined && !inside.has(keeper.pos))) continue
    const isBetter =
      !keeper || !inside.has(place.pos) || (keeper.node.content.size === 0 && place.node.content.size > 0)
    if (isBetter) keepers.set(id, place)
  }
  return keepers
}
