import { useEffect, useState } from 'react'
import type { ScreenList } from '../../shared/api.ts'
import { listScreens } from '../api.ts'

export type Screens = ScreenList['screens']

/** The server is asked so often; a page that is not looked at asks nothing. */
const ASK_EVERY_MS = 3_000

/** The screens of the room that show the meeting now; null while that is not known. */
export function useScreens(meeting: string): Screens | null {
  const [screens, setScreens] = useState<Screens | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') {
        const answer = await listScreens(meeting)
        if (isOver) return
        setScreens(before => sameOr(before, answer.ok ? answer.value.screens : null))
      }
      clearTimeout(timer)
      timer = setTimeout(ask, ASK_EVERY_MS)
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [meeting])
  return screens
}

/** The value before while it says the same, so that nothing is drawn anew. */
function sameOr(before: Screens | null, after: Screens | null): Screens | null {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after
}
