import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isMac } from '../../ui/key-names.ts'

type Step = 'undo' | 'redo'
export type HistorySteps = { readonly [step in Step]: (view: EditorView) => unknown }

/**
 * Undo and redo by key, and wherever the browser would take a step of its own, as from its menu: that would lead through
 * colleagues' words, and end a composition without a word of it. While one composes both are inert.
 */
export function historyKeys(steps: HistorySteps): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const step = stepOfKey(event)
        if (step !== null) steps[step](view)
        return step !== null
      },
      handleDOMEvents: {
        beforeinput: (view, event) => {
          const step = STEP_OF_INPUT[event.inputType]
          if (step === undefined) return false
          event.preventDefault()
          if (!view.composing) steps[step](view)
          return true
        },
      },
    },
  })
}

const STEP_OF_INPUT: Readonly<Record<string, Step>> = { historyUndo: 'undo', historyRedo: 'redo' }
/** Codes are the same where the letters are not Latin. */
const [Y, Z] = [89, 90]

function stepOfKey({ keyCode, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): Step | null {
  if (altKey || !(isMac ? metaKey : ctrlKey)) return null
  if (keyCode === Z) return shiftKey ? 'redo' : 'undo'
  return keyCode === Y ? 'redo' : null
}
