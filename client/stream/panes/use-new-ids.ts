import { useEffect, useRef, useState } from 'react'
import { changedSpan } from '../../../shared/changed-span.ts'

/** A new entry stays marked for this long. */
const NEW_MS = 8_000

type Listed = { readonly id: string }
type List = readonly Listed[]

/** Those ids in some lists that have appeared within the last eight seconds; the first ones count as old. */
export function useNewIds(lists: readonly List[]): ReadonlySet<string> {
  const seen = useRef<{ readonly ids: Set<string>; lists: readonly List[] } | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const known = seen.current
    if (known === null) {
      seen.current = { ids: new Set(lists.flat().map(({ id }) => id)), lists }
      return
    }
    const appeared = addedIds(known.lists, lists).filter(id => !known.ids.has(id))
    known.lists = lists
    if (appeared.length === 0) return
    for (const id of appeared) known.ids.add(id)
    setFresh(before => new Set([...before, ...appeared]))
    setTimeout(() => setFresh(before => new Set([...before].filter(id => !appeared.includes(id)))), NEW_MS)
  }, [lists])
  return fresh
}

/** Lists that have not changed are passed over. */
function addedIds(before: readonly List[], now: readonly List[]): string[] {
  return now.flatMap((list, at) => {
    const { from, endAfter } = changedSpan(before[at] ?? [], list)
    return list.slice(from, endAfter).map(({ id }) => id)
  })
}
