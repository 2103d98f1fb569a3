import { useEffect, useState } from 'react'
import type { Colleague } from './people.ts'

/** A recorder who has left stays in the list, faded, for this long. */
const FADING_MS = 4_000

/** Those who have just left, in the order of leaving; whoever comes back is not among them. */
export function useLeavers(present: readonly Colleague[]): readonly Colleague[] {
  const [{ before, leavers }, setSeen] = useState({ before: present, leavers: [] as readonly Colleague[] })
  const isHere = ({ user }: Colleague) => present.some(each => each.user.name === user.name)
  if (before !== present) {
    const gone = before.filter(each => !isHere(each))
    setSeen({ before: present, leavers: [...leavers.filter(each => !isHere(each)), ...gone] })
  }
  useEffect(() => {
    if (leavers.length === 0) return
    const timer = setTimeout(() => setSeen(seen => ({ ...seen, leavers: [] })), FADING_MS)
    return () => clearTimeout(timer)
  }, [leavers])
  return leavers
}
