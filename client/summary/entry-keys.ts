import type { KeyboardEvent } from 'react'
import { isOfInputMethod } from '../ui/of-input-method.ts'
import type { EntryOnSheetProps } from './EntryOnSheet.tsx'

/** The keys of an entry on the sheet. What the input method takes for itself is nobody else's. */
export function handleEntryKey(event: KeyboardEvent, props: EntryOnSheetProps): void {
  if (isOfInputMethod(event.nativeEvent) || event.defaultPrevented) return
  const isCommand = event.ctrlKey || event.metaKey
  const action = isCommand ? null : event.altKey ? altAction(event, props) : plainAction(event, props)
  if (action === null) return
  event.preventDefault()
  action()
}

/** Arrows alone go on, Enter edits. */
function plainAction(
  event: KeyboardEvent,
  { line, isLocked, actions }: EntryOnSheetProps,
): (() => void) | null {
  if (event.target !== event.currentTarget) return null
  const step = stepOf(event)
  if (step !== null) return () => actions.selectNext(line.entry.id, step)
  return event.key === 'Enter' && !isLocked ? () => actions.edit(line.entry.id, 'end') : null
}

/** Alt with arrows moves; without Shift, with a digit re-tags, with C confirms, with M merges, with N keeps similar ones apart, with Delete leaves out. */
function altAction(event: KeyboardEvent, { line, themes, isLocked, actions }: EntryOnSheetProps) {
  if (isLocked) return null
  const { id } = line.entry
  const step = stepOf(event)
  if (step !== null) return () => (event.shiftKey ? actions.stepAgenda(line, step) : actions.move(line, step))
  if (event.shiftKey) return null
  const byCode = new Map([
    ['KeyC', () => actions.confirmAndGoOn(id)],
    ['KeyM', () => actions.mergeOrAsk(id)],
    ['KeyN', () => actions.keepAllApart(id)],
    ['Delete', () => actions.omit(id)],
    ['Digit0', () => actions.setTheme(id, null)],
  ])
  const digit = Number(/^Digit([1-9])$/.exec(event.code)?.[1])
  const theme = themes.find(each => each.number === digit)
  return byCode.get(event.code) ?? (theme ? () => actions.setTheme(id, theme.id) : null)
}

function stepOf({ code }: KeyboardEvent): 1 | -1 | null {
  return code === 'ArrowUp' ? -1 : code === 'ArrowDown' ? 1 : null
}
