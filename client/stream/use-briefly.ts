import { useCallback, useEffect, useRef, useState } from 'react'

/** Something that is on for a while, from each time that it is shown. */
export function useBriefly(ms: number): readonly [boolean, () => void] {
  const [isOn, setIsOn] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const show = useCallback(() => {
    clearTimeout(timer.current)
    setIsOn(true)
    timer.current = setTimeout(() => setIsOn(false), ms)
  }, [ms])
  useEffect(() => () => clearTimeout(timer.current), [])
  return [isOn, show]
}
