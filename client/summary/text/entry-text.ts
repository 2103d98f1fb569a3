import { type Node, Schema } from '@tiptap/pm/model'
import { EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { cleanText } from '../../../shared/clean-text.ts'
import { changedMiddle, textOfEntry, writeTextOfEntry } from '../../../shared/meeting/entry-text.ts'
import { findEntryElement } from '../../../shared/meeting/meeting-doc.ts'
import { watchComposition } from '../../stream/editor/composition.ts'
import { hideFromReact } from '../../stream/editor/hide-from-react.ts'
import { type HistorySteps, historyKeys } from '../../stream/editor/history-keys.ts'
import { readBeforeKeys, readCaret } from '../../stream/editor/read-caret.ts'
import type { Desk } from '../desk.ts'
import { handleTextKey, type TextKeys } from './text-keys.ts'

/** Where the caret is put: at the end, or where the window was clicked. */
export type CaretPlace = { readonly left: number; readonly top: number } | 'end'

export type EntryTextOptions = {
  readonly desk: Desk
  readonly entry: string
  readonly host: HTMLElement
  readonly caret: CaretPlace
  /** On the editable element; what is printed around the text is drawn from them. */
  readonly attributes: Readonly<Record<string, string>>
  readonly keys: Omit<TextKeys, 'end'> & HistorySteps
  /** Editing is over: ended with a key, or by going elsewhere. */
  readonly onEnd: (how: 'key' | 'elsewhere') => void
}

/** The editor of one entry's text. */
export type EntryText = {
  /** The caret's place in the text, for a split; null while the input method composes. */
  readonly caret: () => number | null
  /** Ends editing, once the input method is at rest. */
  readonly finish: () => void
  readonly close: () => void
}

const ADOPTED = 'adopted'

/**
 * Opens a small editor on the text of one entry, null when it is gone. Its attributes are not touched; what colleagues
 * write is taken in whenever the input method is at rest, and the gate sees to it that nothing arrives before.
 */
export function openEntryText(options: EntryTextOptions): EntryText | null {
  const { desk, entry, host, onEnd } = options
  const element = findEntryElement(desk.doc, entry)
  if (element === null) return null
  const written = () => cleanText(textOfEntry(element))
  let isWriting = false
  let leaving: 'key' | 'elsewhere' | null = null
  const composition = watchComposition(() => {
    desk.release()
    adopt()
    if (leaving !== null) onEnd(leaving)
  })
  const adopt = () => {
    const change = changedMiddle(view.state.doc.textContent, written())
    if (change.start === change.end && change.insert === '') return
    const words = change.insert === '' ? [] : SCHEMA.text(change.insert)
    view.dispatch(view.state.tr.replaceWith(change.start, change.end, words).setMeta(ADOPTED, true))
  }
  const write = () => {
    isWriting = true
    desk.type(entry, () => writeTextOfEntry(element, view.state.doc.textContent))
    isWriting = false
    if (!composition.isBusy()) adopt()
  }
  const end = (how: 'key' | 'elsewhere') => {
    if (composition.isBusy()) leaving = how
    else onEnd(how)
  }
  const keys = typing({ ...options.keys, end: () => end('key') }, end)
  const plugins = [composition.plugin, readBeforeKeys(), historyKeys(options.keys), keys]
  const view = new EditorView(host, {
    state: EditorState.create({ doc: docOf(written()), plugins }),
    attributes: { role: 'textbox', tabindex: '0', 'aria-multiline': 'true', ...options.attributes },
    dispatchTransaction(this: EditorView, tr) {
      if (this.isDestroyed) return
      this.updateState(this.state.apply(tr))
      if (tr.docChanged && tr.getMeta(ADOPTED) !== true) write()
    },
  })
  hideFromReact(view.dom)
  desk.setTyping({ entry, composition })
  const hear = () => {
    if (!isWriting && !composition.isBusy()) adopt()
  }
  const look = () => {
    if (element._item?.deleted === true) end('elsewhere')
  }
  element.observeDeep(hear)
  desk.doc.on('afterTransaction', look)
  placeCaret(view, options.caret)
  return {
    caret: () => (composition.isBusy() ? null : view.state.selection.head),
    finish: () => end('elsewhere'),
    close: () => {
      readCaret(view)
      element.unobserveDeep(hear)
      desk.doc.off('afterTransaction', look)
      desk.setTyping(null)
      view.destroy()
    },
  }
}

/** A text and nothing else: its positions are those of the characters. */
const SCHEMA = new Schema({
  nodes: { doc: { content: 'text*', marks: '', whitespace: 'pre' }, text: { group: 'inline' } },
})

function docOf(text: string): Node {
  return SCHEMA.node('doc', null, text === '' ? [] : [SCHEMA.text(text)])
}

function typing(keys: TextKeys, end: (how: 'elsewhere') => void): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => handleTextKey(view, event, keys),
      handlePaste: (view, event) => paste(view, event.clipboardData?.getData('text/plain') ?? ''),
      handleDrop: () => true,
      clipboardTextSerializer: slice => slice.content.textBetween(0, slice.content.size),
      handleDOMEvents: {
        /** Text can come without a key: from an emoji panel, by voice, or committed by an input method. */
        beforeinput: readBeforeInput,
        keyup: readBeforeInput,
        /** A window that is left keeps its focus for the return. */
        blur: view => {
          if (view.dom.ownerDocument.activeElement !== view.dom) end('elsewhere')
          return false
        },
      },
    },
  })
}

function readBeforeInput(view: EditorView): boolean {
  if (!view.composing) readCaret(view)
  return false
}

function paste(view: EditorView, pasted: string): boolean {
  const text = cleanText(pasted).trim()
  if (text !== '') view.dispatch(view.state.tr.insertText(text).scrollIntoView())
  return true
}

/** The window's selection goes there before the focus does, or ProseMirror would set it once more a moment later. */
function placeCaret(view: EditorView, caret: CaretPlace): void {
  const { doc, tr } = view.state
  const clicked = caret === 'end' ? null : view.posAtCoords(caret)
  const pos = clicked?.pos ?? doc.content.size
  const { node, offset } = view.domAtPos(pos)
  getSelection()?.collapse(node, offset)
  view.dispatch(tr.setSelection(TextSelection.create(doc, pos)))
  view.focus()
  believeHome(view)
}

/**
 * For 200 ms after the focus ProseMirror 1.42 takes a caret at the very start for the browser's own doing and puts it
 * back: a quick Home after Enter would be lost.
 */
function believeHome(view: EditorView): void {
  const input: unknown = Reflect.get(view, 'input')
  if (typeof input === 'object' && input !== null) Reflect.set(input, 'lastFocus', 0)
}
