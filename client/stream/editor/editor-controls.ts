import { TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { redo, undo } from '@tiptap/y-tiptap'
import type { EntryStatus } from '../../../shared/meeting/entry.ts'
import { asOwnStep } from './collaboration.ts'
import { drawPageAt } from './drawn-pages.ts'
import { type SettableAttribute, toggledRoom, toggledStatus, withAttribute } from './entry-attributes.ts'
import { appendEntry, breakLine, lastOf, splitEntry, takeAgenda } from './entry-edits.ts'
import type { KeyActions } from './entry-keys.ts'
import { entryAt, entryById } from './entry-place.ts'
import { dismissTrigger, removeTrigger } from './trigger-plugin.ts'

/** Where the caret goes, and what the window shows. */
export function caretControls(view: EditorView, { desk }: KeyActions) {
  const focusAt = (pos: number) => {
    view.focus()
    select(view, pos)
  }
  const append = () => {
    view.focus()
    view.dispatch(appendEntry(view.state, desk))
  }
  return {
    focus: () => view.focus(),
    reveal: () => view.dispatch(view.state.tr.scrollIntoView()),
    append,
    focusOwn: () => {
      const own = lastOf(view.state, desk.recorder())
      if (own === null) return append()
      focusAt(own.end)
    },
    showEntry: (id: string) => {
      const place = entryById(view.state.doc, id)
      if (place === null) return
      focusAt(place.end)
    },
    revealEntry: (id: string) => {
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
export function editControls(view: EditorView, { desk }: KeyActions) {
  const apply = (tr: Transaction | null) => {
    view.focus()
    if (tr !== null) view.dispatch(tr)
  }
  return {
    next: () => apply(splitEntry(view.state, desk)),
    breakLine: () => apply(breakLine(view.state)),
    undo: () => {
      undo(view.state)
      view.focus()
    },
    redo: () => {
      redo(view.state)
      view.focus()
    },
    set: (name: SettableAttribute, value: string | null) => apply(withAttribute(view.state, name, value)),
    toggleStatus: (status: Exclude<EntryStatus, 'draft'>) => apply(toggledStatus(view.state, status)),
    toggleRoom: () => apply(toggledRoom(view.state)),
    takeAgenda: (agenda: string | null) => {
      const tr = takeAgenda(view.state, desk.recorder(), agenda)
      if (tr.docChanged) view.dispatch(tr)
    },
  }
}

/** ProseMirror scrolls only to a selection that is in the page: focus comes first. */
export function select(view: EditorView, pos: number): void {
  const selection = TextSelection.create(view.state.doc, pos)
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
}

/** What pickers and hints change. */
export function choiceControls(view: EditorView) {
  return {
    choose: (name: 'theme' | 'speaker' | 'kind', value: string | null) => {
      view.dispatch(removeTrigger(view.state))
      view.dispatch(withAttribute(view.state, name, value))
      view.focus()
    },
    assign: (id: string, name: 'theme' | 'mergedInto', value: string) => {
      const place = entryById(view.state.doc, id)
      if (place !== null)
        asOwnStep(view.state, () => view.dispatch(view.state.tr.setNodeAttribute(place.pos, name, value)))
    },
    dismissPicker: () => view.dispatch(dismissTrigger(view.state)),
  }
}
