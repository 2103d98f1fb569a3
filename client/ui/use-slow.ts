import { useEffect, useState } from 'react'

/** A wait shorter than this is not worth a flicker; a longer one says what happens. */
const NOTICEABLE_MS = 300

/** True once something has been under way for longer than a person waits without wondering. */
export function useSlow(underWay: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!underWay) return
    const timer = setTimeout(() => setSlow(true), NOTICEABLE_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [underWay])
  return slow
}
