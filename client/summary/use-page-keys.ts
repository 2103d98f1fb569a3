import { useEffect, useRef } from 'react'

type PageKeys = {
  readonly undo: () => void
  readonly redo: () => void
  /** To the next open point, or to the one before. */
  readonly walk: (step: 1 | -1) => void
  readonly isLocked: boolean
}

/** Ctrl+Z and Ctrl+Y wherever nothing is typed, F8 for the next open point: also while nothing has the focus. */
export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || isElsewhere(event.target)) return
      const act = actOf(event, latest.current)
      if (act === null) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
}

function actOf(event: KeyboardEvent, { undo, redo, walk, isLocked }: PageKeys): (() => void) | null {
  if (event.key === 'F8') return () => walk(event.shiftKey ? -1 : 1)
  if (isLocked || (!event.ctrlKey && !event.metaKey)) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? redo : undo
  return key === 'y' ? redo : null
}

/** In a dialog, or in a field that has its own way back. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('dialog, [role=dialog], [role=alertdialog], input') !== null
  )
}
