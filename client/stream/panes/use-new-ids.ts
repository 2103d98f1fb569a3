import { useEffect, useRef, useState } from 'react'

/** A new entry stays marked for this long. */
const NEW_MS = 8_000

/** Those ids that have appeared within the last eight seconds; the first ones count as old. */
export function useNewIds(ids: readonly string[]): ReadonlySet<string> {
  const seen = useRef<Set<string> | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const known = seen.current
    if (known === null) {
      seen.current = new Set(ids)
      return
    }
    const appeared = ids.filter(id => !known.has(id))
    if (appeared.length === 0) return
    for (const id of appeared) known.add(id)
    setFresh(before => new Set([...before, ...appeared]))
    setTimeout(() => setFresh(before => new Set([...before].filter(id => !appeared.includes(id)))), NEW_MS)
  }, [ids])
  return fresh
}
