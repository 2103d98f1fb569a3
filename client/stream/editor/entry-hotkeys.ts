import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { toggledRoom, toggledStatus, withAttribute } from './entry-attributes.ts'

export type NumberedChoices = {
  /** Alt+digit: 1 to 9 name a theme by its number, 0 none. Null when there is no such theme. */
  readonly themeByNumber: (number: number) => { readonly theme: string | null } | null
  /** Alt+Shift+digit: the same for attendees. */
  readonly speakerByNumber: (number: number) => { readonly speaker: string | null } | null
}

/** Alt with a key: by its place on the keyboard, so that every input source works. True when it is one of ours. */
export function pressHotkey(view: EditorView, event: KeyboardEvent, choices: NumberedChoices): boolean {
  const { code, shiftKey } = event
  if (/^Digit\d$/.test(code)) return pressDigit(view, Number(code.slice('Digit'.length)), shiftKey, choices)
  if (shiftKey) return false
  if (code === 'KeyC') return apply(view, toggledStatus(view.state, 'confirmed'))
  if (code === 'Delete') return apply(view, toggledStatus(view.state, 'omitted'))
  if (code === 'KeyH') return apply(view, toggledRoom(view.state))
  return false
}

function pressDigit(
  view: EditorView,
  number: number,
  isShifted: boolean,
  { themeByNumber, speakerByNumber }: NumberedChoices,
): boolean {
  if (isShifted) {
    const choice = speakerByNumber(number)
    return choice === null || apply(view, withAttribute(view.state, 'speaker', choice.speaker))
  }
  const choice = themeByNumber(number)
  return choice === null || apply(view, withAttribute(view.state, 'theme', choice.theme))
}

function apply(view: EditorView, tr: Transaction): true {
  view.dispatch(tr)
  return true
}
