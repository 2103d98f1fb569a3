import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
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
import { entriesBetween, entryAfter, entryAt, entryBefore, firstEntry, lastEntry } from './entry-place.ts'
import { type Guard, type Removal, tellGuard } from './guard.ts'
import type { Desk } from './new-entry.ts'
import { type PasteNews, pastedLines } from './pasted-lines.ts'
import { readCaret } from './read-caret.ts'

export type KeyActions = NumberedChoices & {
  readonly desk: Desk
  readonly guard: Guard
  readonly onPasted: (news: PasteNews) => void
}

/** The keys of the stream. ProseMirror calls none of this while the input method composes. */
export function entryKeys(actions: KeyActions): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => handleKey(view, event, actions),
      handleTextInput: (view, _from, _to, text) => typeOverEntries(view, text, actions),
      handlePaste: (view, event) => pasteOver(view, event, actions),
      handleDrop: (view, event) => drop(view, event, actions),
      handleDOMEvents: {
        beforeinput: view => readBeforeInput(view),
        compositionstart: view => removeBeforeComposing(view, actions),
        cut: (view, event) => cut(view, event, actions),
      },
      clipboardTextSerializer: slice => slice.content.textBetween(0, slice.content.size, '\n'),
    },
  })
}

type KeyPress = { readonly view: EditorView; readonly event: KeyboardEvent; readonly actions: KeyActions }

function handleKey(view: EditorView, event: KeyboardEvent, actions: KeyActions): boolean {
  if (tellGuard(actions.guard, event)) return true
  if (event.altKey && !isCommand(event)) return pressHotkey(view, event, actions)
  return KEYS[event.key]?.({ view, event, actions }) ?? false
}

/** Each answers whether the key has been dealt with. */
const KEYS: Readonly<Record<string, (press: KeyPress) => boolean>> = {
  Enter: pressEnter,
  Backspace: press => takeAway(press, joinBackward),
  /** Shift+Delete on a selection is a cut. */
  Delete: press =>
    !(press.event.shiftKey && !press.view.state.selection.empty) && takeAway(press, joinForward),
  /** It does nothing inside the editor; F6 leaves it. */
  Tab: ({ event }) => !isCommand(event),
  a: ({ view, event }) => isCommand(event) && !event.shiftKey && selectMore(view),
  ArrowLeft: ({ view, event }) => !isCommand(event) && stepOver(view, event),
  ArrowRight: ({ view, event }) => !isCommand(event) && stepOver(view, event),
}

function isCommand(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function pressEnter({ view, event, actions }: KeyPress): boolean {
  const { desk } = actions
  if (isCommand(event)) return run(view, appendEntry(view.state, desk))
  if (!mayRemoveSelection(view, actions, 'Enter', () => pressEnter({ view, event, actions }))) return true
  return run(view, event.shiftKey ? breakLine(view.state) : splitEntry(view.state, desk))
}

function run(view: EditorView, tr: Transaction | null): boolean {
  if (tr !== null) view.dispatch(tr)
  return true
}

function takeAway(press: KeyPress, find: (state: EditorState) => Join | null): boolean {
  const { view, event, actions } = press
  const { key } = event
  const found = find(view.state)
  const again = () => takeAway(press, find)
  if (spansEntries(view.state)) {
    const isAllowed = mayRemoveSelection(view, actions, key, again)
    return run(view, isAllowed ? removeSelection(view.state.tr) : null)
  }
  if (found === null) return false
  const entries = [found.gone.node.attrs.id]
  const goneNow = () => (spansEntries(view.state) ? [] : [find(view.state)?.gone.node.attrs.id])
  const isAllowed = mayRemove(view, actions, { act: 'join', key, entries, again }, goneNow)
  return run(view, isAllowed ? join(view.state, found) : null)
}

function mayRemoveSelection(view: EditorView, actions: KeyActions, key: string, again: () => void): boolean {
  if (!spansEntries(view.state)) return true
  const removal: Removal = { act: 'remove', key, entries: selectedIds(view), again }
  return mayRemove(view, actions, removal, () => selectedIds(view))
}

/** The button of the question acts on what was asked about; when the caret has gone elsewhere it withdraws the question. */
function mayRemove(
  view: EditorView,
  { guard }: KeyActions,
  removal: Removal,
  entriesNow: () => readonly string[],
): boolean {
  const again = () => {
    if (view.composing) return guard.withdraw()
    readCaret(view)
    return entriesNow().join(' ') === removal.entries.join(' ') ? removal.again() : guard.withdraw()
  }
  return guard.mayRemove({ ...removal, again })
}

function selectedIds({ state: { doc, selection } }: EditorView): string[] {
  return entriesBetween(doc, selection.from, selection.to).map(({ node }) => node.attrs.id)
}

function typeOverEntries(view: EditorView, text: string, actions: KeyActions): boolean {
  if (!spansEntries(view.state)) return false
  if (!mayRemoveSelection(view, actions, text, () => typeOverEntries(view, text, actions))) return true
  return run(view, removeSelection(view.state.tr).insertText(text).scrollIntoView())
}

/** Text can come without a key: from an emoji panel, by voice, or committed by an input method. */
function readBeforeInput(view: EditorView): boolean {
  if (!view.composing) readCaret(view)
  return false
}

/** An input method cannot be asked to wait: where a colleague stands, nothing is removed and the caret goes to the end. */
function removeBeforeComposing(view: EditorView, { guard }: KeyActions): boolean {
  if (!view.composing) readCaret(view)
  if (!spansEntries(view.state)) return false
  const { tr, selection } = view.state
  const isOccupied = guard.isOccupied(selectedIds(view))
  view.dispatch(
    isOccupied ? tr.setSelection(TextSelection.create(tr.doc, selection.to)) : removeSelection(tr),
  )
  return false
}

function cut(view: EditorView, event: ClipboardEvent, actions: KeyActions): boolean {
  if (!spansEntries(view.state) || !view.editable || event.clipboardData === null) return false
  const { from, to } = view.state.selection
  event.preventDefault()
  const again = () => {
    view.focus()
    document.execCommand('cut')
  }
  if (!mayRemoveSelection(view, actions, 'cut', again)) return true
  event.clipboardData.setData('text/plain', view.state.doc.textBetween(from, to, '\n'))
  return run(view, removeSelection(view.state.tr))
}

function pasteOver(view: EditorView, event: ClipboardEvent, actions: KeyActions): boolean {
  return pasteText(view, event.clipboardData?.getData('text/plain') ?? '', actions)
}

function pasteText(view: EditorView, text: string, actions: KeyActions): boolean {
  if (!mayRemoveSelection(view, actions, 'paste', () => pasteText(view, text, actions))) return true
  return paste(view, text, actions)
}

/** Plain text alone is taken; what is too much changes nothing. */
function paste(view: EditorView, text: string, { desk, onPasted }: KeyActions): boolean {
  const pasted = pastedLines(text)
  if (pasted.kind === 'too-much') {
    onPasted('pasteTooMuch')
    return true
  }
  const { lines, isParted } = pasted
  const tr = lines.length > 0 ? pasteLines(view.state, lines, desk) : null
  if (tr !== null && isParted) onPasted('pasteParted')
  return run(view, tr?.setMeta('paste', true) ?? null)
}

/** Text from another window is put where it is dropped, as a paste would; entries are not dragged about in here. */
function drop(view: EditorView, event: DragEvent, actions: KeyActions): boolean {
  const text = event.dataTransfer?.getData('text/plain') ?? ''
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (view.dragging !== null || text === '' || at === null || !view.editable) return true
  const { doc, tr } = view.state
  view.focus()
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))))
  event.preventDefault()
  paste(view, text, actions)
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
