import { useEffect, useState } from 'react'
import type { Outline } from '../../shared/outline/outline.ts'
import { type NewEntries, newAfter, stillNew } from './new-entries.ts'

/** The entries marked as new right now, the newest last. */
export function useNewEntries(outline: Outline): NewEntries {
  const [state, setState] = useState<{ outline: Outline; marked: NewEntries }>({ outline, marked: [] })
  if (state.outline !== outline)
    setState({ outline, marked: newAfter(state.marked, state.outline, outline, Date.now()) })
  const { marked } = state
  useEffect(() => {
    const first = marked[0]
    if (first === undefined) return
    const expire = () => setState(now => ({ ...now, marked: stillNew(now.marked, Date.now()) }))
    const timer = setTimeout(expire, Math.max(0, first.untilMs - Date.now()) + 1)
    return () => clearTimeout(timer)
  }, [marked])
  return marked
}
