import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import {
  after,
  type EntryPlace,
  entriesBetween,
  entryAfter,
  entryAt,
  entryBefore,
  lastEntry,
} from './entry-place.ts'
import { withNewIds } from './fresh-ids.ts'
import { type Desk, insertEntries, newEntry } from './new-entry.ts'

/** Enter: the next entry. At a line's start an empty one before it, in its middle the rest becomes the next. */
export function splitEntry(state: EditorState, desk: Desk): Transaction | null {
  const tr = state.tr
  removeSelection(tr)
  const place = entryAt(tr.selection.$head)
  if (place === null) return null
  const offset = tr.selection.$head.parentOffset
  const { size } = place.node.content
  if (size === 0) return tr
  if (offset === 0) {
    const agenda = place.node.attrs.agenda
    const entry = newEntry(state.schema, desk, { from: place.node, agenda })
    return withNewIds(tr.insert(place.pos, entry)).scrollIntoView()
  }
  const text = place.node.textContent.slice(offset)
  if (text !== '') tr.delete(place.start + offset, place.end)
  return putAfter(tr, { ...place, node: tr.doc.nodeAt(place.pos) ?? place.node }, desk, text)
}

/** Shift+Enter: a line break inside the entry. */
export function breakLine(state: EditorState): Transaction | null {
  const tr = state.tr
  removeSelection(tr)
  return entryAt(tr.selection.$head) && tr.insertText('\n').scrollIntoView()
}

/** Ctrl+Enter: a new entry at the very end; an empty one of one's own that already stands there is taken. */
export function appendEntry(state: EditorState, desk: Desk): Transaction {
  const tr = state.tr
  const own = ownEmptyAtEnd(state, desk.recorder())
  if (own !== null) return selectAt(tr, own.start)
  const last = lastOf(state.doc, desk.recorder())
  const entry = newEntry(state.schema, desk, { from: last?.node ?? null, agenda: desk.currentAgenda() })
  return selectAt(tr, insertEntries(tr, null, [entry]) + 1)
}

/** The empty entries with which a recorder waits at the end take the item that the meeting has moved to. */
export function takeAgenda(state: EditorState, recorder: string, agenda: string | null): Transaction {
  const tr = state.tr.setMeta('addToHistory', false)
  let place = lastEntry(state.doc)
  while (place !== null && place.node.content.size === 0) {
    const { attrs } = place.node
    if (attrs.recorder === recorder && attrs.agenda !== agenda)
      tr.setNodeAttribute(place.pos, 'agenda', agenda)
    place = entryBefore(state.doc, place.pos)
  }
  return tr
}

/** The last entry that a recorder wrote. */
export function lastOf(doc: Node, recorder: string): EntryPlace | null {
  let place = lastEntry(doc)
  while (place !== null && place.node.attrs.recorder !== recorder) place = entryBefore(doc, place.pos)
  return place
}

/** What a join would take away: the entry that goes and the one that stays. */
export type Join = { readonly gone: EntryPlace; readonly kept: EntryPlace }

/** Backspace at a line's start: the join with the entry before. An empty entry goes rather than one with text. */
export function joinBackward(state: EditorState): Join | null {
  const { $head, empty } = state.selection
  const place = entryAt($head)
  if (!empty || place === null || $head.parentOffset > 0) return null
  const before = entryBefore(state.doc, place.pos)
  if (before === null) return null
  const isEmptyBefore = before.node.content.size === 0 && place.node.content.size > 0
  return isEmptyBefore ? { gone: before, kept: place } : { gone: place, kept: before }
}

/** Delete at a line's end: the join with the entry after. */
export function joinForward(state: EditorState): Join | null {
  const { $head, empty } = state.selection
  const place = entryAt($head)
  if (!empty || place === null || $head.parentOffset < place.node.content.size) return null
  const next = entryAfter(state.doc, after(place))
  if (next === null) return null
  return place.node.content.size === 0 ? { gone: place, kept: next } : { gone: next, kept: place }
}

/** Joins: the text of the entry that goes is put at the end (or start) of the one that stays. */
export function join(state: EditorState, { gone, kept }: Join): Transaction {
  const tr = state.tr
  const text = gone.node.textContent
  const isAfter = gone.pos > kept.pos
  tr.delete(gone.pos, after(gone))
  const at = tr.mapping.map(isAfter ? kept.end : kept.start)
  if (text !== '') tr.insertText(text, at)
  return selectAt(tr, isAfter ? at : at + text.length)
}

/** True when a selection reaches over the border of an entry. */
export function spansEntries(state: EditorState): boolean {
  const { $from, $to, empty } = state.selection
  return !empty && (entryAt($from)?.pos ?? -1) !== (entryAt($to)?.pos ?? -2)
}

/** Removes what is selected, entry by entry: pages are never joined, so that no entry moves from one to another. */
export function removeSelection(tr: Transaction): Transaction {
  const { from, to, empty } = tr.selection
  if (empty) return tr
  const places = entriesBetween(tr.doc, from, to)
  const first = places[0]
  const last = places.at(-1)
  if (first === undefined || last === undefined) return tr
  const start = Math.max(from, first.start)
  if (first.pos === last.pos) return tr.delete(start, Math.min(to, first.end))
  const tail = last.node.textContent.slice(Math.max(0, Math.min(to, last.end) - last.start))
  for (const place of places.slice(1).reverse()) tr.delete(place.pos, after(place))
  if (first.end > start) tr.delete(start, first.end)
  if (tail !== '') tr.insertText(tail, start)
  return selectAt(tr, start)
}

/** Puts lines at the caret: the first joins the line there, the others become entries of their own. */
export function pasteLines(state: EditorState, lines: readonly string[], desk: Desk): Transaction | null {
  const tr = state.tr
  removeSelection(tr)
  const place = entryAt(tr.selection.$head)
  const [first, ...rest] = lines
  if (place === null || first === undefined) return null
  const at = tr.selection.head
  const tail = rest.length > 0 ? place.node.textContent.slice(at - place.start) : ''
  if (tail !== '') tr.delete(at, place.end)
  if (first !== '') tr.insertText(first, at)
  if (rest.length === 0) return selectAt(tr, at + first.length)
  const grown = entryAt(tr.doc.resolve(place.start)) ?? place
  const agenda = agendaAfter(tr, grown, desk)
  const entries = rest.map((line, index) =>
    newEntry(state.schema, desk, {
      from: place.node,
      agenda,
      text: index === rest.length - 1 ? line + tail : line,
    }),
  )
  const start = insertEntries(tr, grown, entries)
  const end = entriesFrom(tr, start, entries.length)
  return selectAt(tr, end.end - tail.length)
}

function entriesFrom(tr: Transaction, pos: number, count: number): EntryPlace {
  let place = entryAfter(tr.doc, pos)
  for (let index = 1; index < count && place !== null; index++) place = entryAfter(tr.doc, after(place))
  if (place === null) throw new Error('the entries just inserted are not there')
  return place
}

function putAfter(tr: Transaction, place: EntryPlace, desk: Desk, text: string): Transaction {
  const agenda = agendaAfter(tr, place, desk)
  const entry = newEntry(tr.doc.type.schema, desk, { from: place.node, agenda, text })
  return selectAt(tr, insertEntries(tr, place, [entry]) + 1)
}

/** At the end of the stream the meeting's current item, elsewhere that of the entry before. */
function agendaAfter(tr: Transaction, place: EntryPlace, desk: Desk): string | null {
  const isLast = entryAfter(tr.doc, after(place)) === null
  return (isLast ? desk.currentAgenda() : null) ?? place.node.attrs.agenda
}

function ownEmptyAtEnd(state: EditorState, recorder: string): EntryPlace | null {
  let place = lastEntry(state.doc)
  while (place !== null && place.node.content.size === 0) {
    if (place.node.attrs.recorder === recorder) return place
    place = entryBefore(state.doc, place.pos)
  }
  return null
}

function selectAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, pos)).scrollIntoView()
}
