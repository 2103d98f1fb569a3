import { type RefObject, useEffect, useRef } from 'react'

/** The value as it was drawn last, for what runs later than the drawing. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
