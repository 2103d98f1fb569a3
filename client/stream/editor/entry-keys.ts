import { Extension } from '@tiptap/core'
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { cleanText } from '../../../shared/clean-text.ts'
import {
  appendEntry,
  breakLine,
  type Join,
  join,
  joinBackward,
  joinForward,
  pasteLines,
  removeSelection,
  spansEntries,
  splitEntry,
} from './entry-edits.ts'
import { type NumberedChoices, pressHotkey } from './entry-hotkeys.ts'
import { entryAfter, entryAt, entryBefore, firstEntry, lastEntry } from './entry-place.ts'
import type { Desk } from './new-entry.ts'
import { readCaret } from './read-caret.ts'

export type KeyActions = NumberedChoices & {
  readonly desk: Desk
  /** Asked before an entry is taken away: may refuse the first time, as when a colleague's caret stands in it. */
  readonly mayJoin: (gone: string) => boolean
}

/** The keys of the stream. ProseMirror calls none of this while the input method composes. */
export function entryKeys(actions: KeyActions): Extension {
  const plugin = new Plugin({
    props: {
      handleKeyDown: (view, event) => handleKey(view, event, actions),
      handleTextInput: (view, _from, _to, text) => typeOverEntries(view, text),
      handlePaste: (view, event) =>
        paste(view, event.clipboardData?.getData('text/plain') ?? '', actions.desk),
      handleDrop: (view, event) => drop(view, event, actions.desk),
      handleDOMEvents: {
        beforeinput: view => readBeforeInput(view),
        compositionstart: view => removeBeforeComposing(view),
        cut: (view, event) => cut(view, event),
      },
      clipboardTextSerializer: slice => slice.content.textBetween(0, slice.content.size, '\n'),
    },
  })
  return Extension.create({ name: 'entryKeys', addProseMirrorPlugins: () => [plugin] })
}

type KeyPress = { readonly view: EditorView; readonly event: KeyboardEvent; readonly actions: KeyActions }

function handleKey(view: EditorView, event: KeyboardEvent, actions: KeyActions): boolean {
  readCaret(view)
  if (event.altKey && !isCommand(event)) return pressHotkey(view, event, actions)
  return KEYS[event.key]?.({ view, event, actions }) ?? false
}

/** Each answers whether the key has been dealt with. */
const KEYS: Readonly<Record<string, (press: KeyPress) => boolean>> = {
  Enter: pressEnter,
  Backspace: ({ view, actions }) => takeAway(view, joinBackward(view.state), actions),
  Delete: ({ view, actions }) => takeAway(view, joinForward(view.state), actions),
  /** It does nothing inside the editor; F6 leaves it. */
  Tab: ({ event }) => !isCommand(event),
  a: ({ view, event }) => isCommand(event) && !event.shiftKey && selectMore(view),
  ArrowLeft: ({ view, event }) => !isCommand(event) && stepOver(view, event),
  ArrowRight: ({ view, event }) => !isCommand(event) && stepOver(view, event),
}

function isCommand(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function pressEnter({ view, event, actions: { desk } }: KeyPress): boolean {
  if (isCommand(event)) return run(view, appendEntry(view.state, desk))
  return run(view, event.shiftKey ? breakLine(view.state) : splitEntry(view.state, desk))
}

function run(view: EditorView, tr: Transaction | null): boolean {
  if (tr !== null) view.dispatch(tr)
  return true
}

function takeAway(view: EditorView, found: Join | null, { mayJoin }: KeyActions): boolean {
  if (spansEntries(view.state)) return run(view, removeSelection(view.state.tr))
  if (found === null) return false
  return run(view, mayJoin(found.gone.node.attrs.id) ? join(view.state, found) : null)
}

function typeOverEntries(view: EditorView, text: string): boolean {
  if (!spansEntries(view.state)) return false
  return run(view, removeSelection(view.state.tr).insertText(text).scrollIntoView())
}

/** Text can come without a key: from an emoji panel, by voice, or committed by an input method. */
function readBeforeInput(view: EditorView): boolean {
  if (!view.composing) readCaret(view)
  return false
}

function removeBeforeComposing(view: EditorView): boolean {
  if (spansEntries(view.state)) view.dispatch(removeSelection(view.state.tr))
  return false
}

function cut(view: EditorView, event: ClipboardEvent): boolean {
  if (!spansEntries(view.state) || !view.editable || event.clipboardData === null) return false
  const { from, to } = view.state.selection
  event.preventDefault()
  event.clipboardData.setData('text/plain', view.state.doc.textBetween(from, to, '\n'))
  return run(view, removeSelection(view.state.tr))
}

/** Plain text alone is taken: one entry a line, blank lines dropped. */
function paste(view: EditorView, text: string, desk: Desk): boolean {
  const lines = cleanText(text).split('\n')
  const filled = lines.filter(line => line.trim() !== '')
  const tr = filled.length > 0 ? pasteLines(view.state, filled, desk) : null
  return run(view, tr?.setMeta('paste', true) ?? null)
}

/** Text from another window is put where it is dropped, as a paste would; entries are not dragged about in here. */
function drop(view: EditorView, event: DragEvent, desk: Desk): boolean {
  const text = event.dataTransfer?.getData('text/plain') ?? ''
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (view.dragging !== null || text === '' || at === null || !view.editable) return true
  const { doc, tr } = view.state
  view.focus()
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))))
  event.preventDefault()
  paste(view, text, desk)
  return true
}

/** Select all takes the entry first, everything when that is selected already. */
function selectMore(view: EditorView): boolean {
  const { doc, selection, tr } = view.state
  const place = entryAt(selection.$head)
  const isWhole = place === null || (selection.from === place.start && selection.to === place.end)
  const from = isWhole ? firstEntry(doc)?.start : place.start
  const to = isWhole ? lastEntry(doc)?.end : place.end
  if (from === undefined || to === undefined) return true
  return run(view, tr.setSelection(TextSelection.create(doc, from, to)))
}

/** Left at a line's start and right at its end: to the neighbouring entry, whatever page it is on. */
function stepOver(view: EditorView, event: KeyboardEvent): boolean {
  const { doc, selection, tr } = view.state
  const place = entryAt(selection.$head)
  if (place === null || (!event.shiftKey && !selection.empty)) return false
  const isLeft = event.key === 'ArrowLeft'
  if (selection.head !== (isLeft ? place.start : place.end)) return false
  const target = isLeft ? entryBefore(doc, place.pos)?.end : entryAfter(doc, place.end + 1)?.start
  if (target === undefined) return true
  const caret = TextSelection.create(doc, event.shiftKey ? selection.anchor : target, target)
  return run(view, tr.setSelection(caret).scrollIntoView())
}
