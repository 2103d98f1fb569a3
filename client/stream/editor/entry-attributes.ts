import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EntryStatus } from '../../../shared/meeting/entry.ts'
import { entriesBetween } from './entry-place.ts'

/** What the recorder sets on entries beside their text. */
export type SettableAttribute = 'theme' | 'speaker' | 'kind' | 'agenda' | 'status' | 'room'

/** A transaction that sets one attribute of the entries that the selection touches. */
export function withAttribute(
  state: EditorState,
  name: SettableAttribute,
  value: string | null,
): Transaction {
  const { from, to } = state.selection
  const tr = state.tr
  for (const place of entriesBetween(state.doc, from, to))
    if (place.node.attrs[name] !== value) tr.setNodeAttribute(place.pos, name, value)
  return tr
}

/** Hides the entries of the selection from the room, or shows them again when they are all hidden. */
export function toggledRoom(state: EditorState): Transaction {
  const { from, to } = state.selection
  const isHidden = entriesBetween(state.doc, from, to).every(({ node }) => node.attrs.room === 'hidden')
  return withAttribute(state, 'room', isHidden ? null : 'hidden')
}

/** Gives the entries of the selection a status, or takes it back when they all have it. */
export function toggledStatus(state: EditorState, status: Exclude<EntryStatus, 'draft'>): Transaction {
  const { from, to } = state.selection
  const isOn = entriesBetween(state.doc, from, to).every(({ node }) => node.attrs.status === status)
  return withAttribute(state, 'status', isOn ? 'draft' : status)
}
