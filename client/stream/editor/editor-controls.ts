import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { EntryStatus } from '../../../shared/meeting/entry.ts'
import { asOwnStep, STEPS } from './collaboration.ts'
import type { CompositionWatch } from './composition.ts'
import { drawPageAt } from './drawn-pages.ts'
import { type SettableAttribute, toggledRoom, toggledStatus, withAttribute } from './entry-attributes.ts'
import { appendEntry, breakLine, lastOf, splitEntry, takeAgenda } from './entry-edits.ts'
import type { KeyActions } from './entry-keys.ts'
import { entryAt, entryById } from './entry-place.ts'
import { readCaret } from './read-caret.ts'
import { dismissTrigger, removeTrigger } from './trigger-plugin.ts'

/** Where the caret goes, and what the window shows. */
export function caretControls(view: EditorView, { desk }: KeyActions, composition: CompositionWatch) {
  const append = () => {
    view.focus()
    view.dispatch(appendEntry(view.state, desk))
  }
  return {
    focus: () => {
      if (!view.hasFocus()) view.focus()
    },
    reveal: () => view.dispatch(view.state.tr.scrollIntoView()),
    append: () => onceComposed(view, composition, append),
    focusOwn: () =>
      onceComposed(view, composition, () => {
        const own = lastOf(view.state.doc, desk.recorder())
        if (own === null) return append()
        view.focus()
        select(view, own.end)
      }),
    revealEntry: (id: string) => {
      if (!composition.isBusy()) readCaret(view)
      const place = entryById(view.state.doc, id)
      if (place !== null) drawPageAt(view, place.pos)
      const row = place && view.nodeDOM(place.pos)
      if (row instanceof HTMLElement) row.scrollIntoView({ block: 'center' })
    },
    rowBox: () => {
      const place = entryAt(view.state.selection.$head)
      const row = place && view.nodeDOM(place.pos)
      const text = row instanceof HTMLElement ? row.querySelector('p') : null
      if (!(row instanceof HTMLElement) || text === null) return null
      return { row: row.getBoundingClientRect(), text: text.getBoundingClientRect() }
    },
  }
}

/** What buttons and commands change. */
export function editControls(view: EditorView, { desk }: KeyActions, composition: CompositionWatch) {
  const apply = (change: (state: EditorState) => Transaction | null) =>
    onceComposed(view, composition, () => {
      view.focus()
      const tr = change(view.state)
      if (tr !== null) view.dispatch(tr)
    })
  const go = (step: (view: EditorView) => void) =>
    onceComposed(view, composition, () => {
      view.focus()
      step(view)
    })
  return {
    next: () => apply(state => splitEntry(state, desk)),
    breakLine: () => apply(breakLine),
    undo: () => go(STEPS.undo),
    redo: () => go(STEPS.redo),
    set: (name: SettableAttribute, value: string | null) => apply(state => withAttribute(state, name, value)),
    toggleStatus: (status: Exclude<EntryStatus, 'draft'>) => apply(state => toggledStatus(state, status)),
    toggleRoom: () => apply(toggledRoom),
    takeAgenda: (agenda: string | null) =>
      onceRead(view, composition, () => {
        const tr = takeAgenda(view.state, desk.recorder(), agenda)
        if (tr.docChanged) view.dispatch(tr)
      }),
  }
}

/**
 * What is composed ends with the press, as many browsers end it by themselves, and the act follows: left open, it would
 * go on where the act leads, or the act would be meant for another entry by the time of its end.
 */
function onceComposed(view: EditorView, composition: CompositionWatch, act: () => void): void {
  if (view.composing) {
    view.dom.blur()
    view.focus()
  }
  onceRead(view, composition, act)
}

/** Acts on what the page shows: the caret is read first, and a composition is left to its end. */
function onceRead(view: EditorView, composition: CompositionWatch, act: () => void): void {
  composition.whenIdle(() => {
    readCaret(view)
    act()
  })
}

/** ProseMirror scrolls only to a selection that is in the page: focus comes first. */
export function select(view: EditorView, pos: number): void {
  const selection = TextSelection.create(view.state.doc, pos)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
}

/** What pickers and hints change. */
export function choiceControls(view: EditorView, composition: CompositionWatch) {
  return {
    choose: (name: 'theme' | 'speaker' | 'kind', value: string | null) => {
      const choose = () => {
        view.dispatch(removeTrigger(view.state))
        view.dispatch(withAttribute(view.state, name, value))
        view.focus()
      }
      // A key that chooses may follow a conversion's end at once, and the next character that key: were the choice to wait
      // until the conversion has settled, that character would go with the trigger's text.
      if (view.composing) onceComposed(view, composition, choose)
      else choose()
    },
    assign: (id: string, name: 'theme' | 'mergedInto', value: string) =>
      onceComposed(view, composition, () => {
        const place = entryById(view.state.doc, id)
        if (place !== null)
          asOwnStep(view.state, () => view.dispatch(view.state.tr.setNodeAttribute(place.pos, name, value)))
      }),
    dismissPicker: () => view.dispatch(dismissTrigger(view.state)),
  }
}
