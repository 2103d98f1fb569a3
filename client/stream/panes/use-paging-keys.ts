import { type RefObject, useEffect } from 'react'

const STEPS: Readonly<Record<string, 1 | -1>> = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }

/** A presenter's clicker (PageUp, PageDown, arrows) turns pages while the focus is in an element, but not in its menus. */
export function usePagingKeys(region: RefObject<HTMLElement | null>, turn: (step: 1 | -1) => void): void {
  useEffect(() => {
    const element = region.current
    if (element === null) return
    const handleKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      turn(step)
    }
    element.addEventListener('keydown', handleKey)
    return () => element.removeEventListener('keydown', handleKey)
  }, [region, turn])
}
