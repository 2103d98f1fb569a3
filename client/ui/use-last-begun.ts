import { useRef } from 'react'

/** Marks the beginning of something; its answer tells whether nothing else was begun since. */
export function useLastBegun(): () => () => boolean {
  const count = useRef(0)
  return () => {
    count.current += 1
    const own = count.current
    return () => own === count.current
  }
}
