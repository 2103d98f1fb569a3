import { useEffect, useState } from 'react'
import type { SaveState } from '../sync/save-state.ts'

/** 'Saved' is shown once it has held this long: between two keystrokes the bar does not flicker. */
const SETTLE_MS = 600

/** The state to show: never a better one than the true one, and 'saved' a moment late. */
export function useSettled(state: SaveState): SaveState {
  const [settled, setSettled] = useState(state)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(state), state.kind === 'saved' ? SETTLE_MS : 0)
    return () => clearTimeout(timer)
  }, [state])
  return state.kind === 'saved' && settled.kind === 'saving' ? settled : state
}
