import type { DecorationSet, EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Margins } from '../margins.ts'
import type { ColleagueCaret } from '../people.ts'
import type { CaretElements } from './caret-elements.ts'
import { bindingOf } from './corrected-binding.ts'

/** Where a colleague's caret is to be drawn. */
export type Caret = {
  readonly client: number
  readonly letter: string
  readonly hue: string
  readonly pos: number
  /** The place that its owner has told, null while it stays where it is drawn. */
  readonly head: string | null
}

/** The carets as they stand now. `drawn` moves along with the text around them. */
export function dueCarets(
  view: EditorView,
  colleagues: readonly ColleagueCaret[],
  margins: Margins,
  drawn: DecorationSet,
  elements: Pick<CaretElements, 'standsAt'>,
): Caret[] {
  const { doc, type, mapping } = bindingOf(view)
  const posOf = (place: Y.RelativePosition) =>
    isToCome(place, doc) ? null : relativePositionToAbsolutePosition(doc, type, place, mapping)
  return colleagues.flatMap(({ client, cursor, user }): Caret[] => {
    if (cursor === null) return []
    const { letter = '', hue = 'A' } = margins.recorders.get(user.name) ?? {}
    const place = Y.createRelativePositionFromJSON(cursor.head)
    const head = JSON.stringify(cursor.head)
    const pos = posOf(place)
    const [known] = drawn.find(undefined, undefined, spec => spec.client === client)
    const isPushed = (from: number, pos: number) =>
      from > pos && elements.standsAt(client, head) && isWrittenBy(cursor.writer, place, from - pos, doc)
    if (known !== undefined && (pos === null || isPushed(known.from, pos)))
      return [{ client, letter, hue, pos: known.from, head: null }]
    return pos === null || pos > view.state.doc.content.size ? [] : [{ client, letter, hue, pos, head }]
  })
}

/** A caret may be known before the character that it stands behind: until that comes it stays where it is. */
function isToCome({ item }: Y.RelativePosition, doc: Y.Doc): boolean {
  return item !== null && Y.getState(doc.store, item.client) <= item.clock
}

/**
 * Whether so many characters behind a place are all by one writer. Words are told at once, places five times a second:
 * until then what a caret's owner writes pushes it along, and what others write there does not.
 */
function isWrittenBy(writer: number | null, place: Y.RelativePosition, length: number, doc: Y.Doc): boolean {
  const from = Y.createAbsolutePositionFromRelativePosition(place, doc)
  if (!(from?.type instanceof Y.XmlText)) return false
  const end = from.index + length
  let at = 0
  for (let item = from.type._start; item !== null && at < end; item = item.right) {
    if (item.deleted || !item.countable) continue
    at += item.length
    if (at > from.index && item.id.client !== writer) return false
  }
  return at >= end
}
