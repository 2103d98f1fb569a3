import { useCallback, useEffect, useMemo, useState } from 'react'

/** Widths (CSS px) from which a pane stands open by itself; below, it lies over the editor when opened. */
const LEFT_FROM = 761
const RIGHT_FROM = 1101

export type Panes = {
  readonly left: boolean
  readonly right: boolean
  readonly toggleLeft: () => void
  readonly toggleRight: () => void
}

/** Which side panes are open: Ctrl+B the agenda and themes, Ctrl+J the outline. */
export function usePanes(): Panes {
  const [left, toggleLeft] = usePane(LEFT_FROM)
  const [right, toggleRight] = usePane(RIGHT_FROM)
  useKeys(toggleLeft, toggleRight)
  return useMemo(() => ({ left, right, toggleLeft, toggleRight }), [left, right, toggleLeft, toggleRight])
}

function usePane(from: number): [boolean, () => void] {
  const [isOpen, setOpen] = useState(() => matchMedia(`(min-width: ${from}px)`).matches)
  useEffect(() => {
    const query = matchMedia(`(min-width: ${from}px)`)
    const follow = () => setOpen(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [from])
  const toggle = useCallback(() => setOpen(before => !before), [])
  return [isOpen, toggle]
}

function useKeys(toggleLeft: () => void, toggleRight: () => void): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return
      if (event.code !== 'KeyB' && event.code !== 'KeyJ') return
      event.preventDefault()
      if (event.code === 'KeyB') toggleLeft()
      else toggleRight()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [toggleLeft, toggleRight])
}
