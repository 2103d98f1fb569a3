import type { DeskActions, DeskParts } from './desk-parts.ts'
import { entrySteps } from './entry-steps.ts'
import { themeSteps } from './theme-steps.ts'
import { undoSteps } from './undo-steps.ts'

export function deskActions(parts: DeskParts): DeskActions {
  return {
    select: parts.selection.select,
    goTo: id => parts.selection.goTo(id),
    edit: parts.selection.edit,
    askMerge: parts.askMerge,
    ...entrySteps(parts),
    ...themeSteps(parts),
    ...undoSteps(parts),
  }
}
