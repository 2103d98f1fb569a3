import type { Step } from './desk.ts'
import type { DeskActions, DeskParts } from './desk-parts.ts'

/** The way back and forth. What it reaches is shown: an edited text is left when something else is meant. */
export function undoSteps({ desk, view, selection, say }: DeskParts): Pick<DeskActions, 'undo' | 'redo'> {
  const show = (step: Step | null, nothing: string, words: (act: string) => string) => {
    if (step === null) return say(nothing)
    say(words(view.current.words.acts[step.act]))
    if (step.act !== 'text' && step.entry !== null) selection.goTo(step.entry, 'nearest')
  }
  return {
    undo: () => show(desk.undo(), view.current.words.nothingToUndo, view.current.words.undone),
    redo: () => show(desk.redo(), view.current.words.nothingToRedo, view.current.words.redone),
  }
}
