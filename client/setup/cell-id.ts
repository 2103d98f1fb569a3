import type { ListName } from '../../shared/meeting/meeting-doc.ts'

/** The place of an input in the set-up: its element's id, and what colleagues see as the place being edited. */
export function cellId(list: ListName, row: string, column: string): string {
  return `${list}:${row}:${column}`
}

export function factId(name: string): string {
  return `fact:${name}`
}

/** Puts the caret at the end of an input, when it is on the page. */
export function focusInput(id: string): boolean {
  const element = document.getElementById(id)
  if (!(element instanceof HTMLElement)) return false
  element.focus()
  if (element instanceof HTMLInputElement)
    element.setSelectionRange(element.value.length, element.value.length)
  return true
}
