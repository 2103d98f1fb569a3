import type { DeskActions, DeskParts } from './desk-parts.ts'
import { entrySteps } from './entry-steps.ts'
import { historySteps } from './history-steps.ts'
import { themeSteps } from './theme-steps.ts'

export function deskActions(parts: DeskParts): DeskActions {
  return {
    select: parts.selection.select,
    goTo: id => parts.selection.goTo(id),
    edit: parts.selection.edit,
    askMerge: parts.askMerge,
    ...entrySteps(parts),
    ...themeSteps(parts),
    ...historySteps(parts),
  }
}
