import { useCallback, useEffect, useRef, useState } from 'react'

/** Something that is shown for a while, from each time that it is told; null before and after. */
export function useBriefly<T>(ms: number): readonly [T | null, (value: T) => void] {
  const [shown, setShown] = useState<T | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const show = useCallback(
    (value: T) => {
      clearTimeout(timer.current)
      setShown(() => value)
      timer.current = setTimeout(() => setShown(null), ms)
    },
    [ms],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return [shown, show]
}
