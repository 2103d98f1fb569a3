import { useCallback, useEffect, useRef, useState } from 'react'
import { MeetingMemory } from '../../shared/assist/meeting-memory.ts'
import { type Pair, pairKey } from '../../shared/assist/pairs.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { apartIn } from '../stream/assist/apart.ts'
import { takeIn } from '../stream/assist/take-in.ts'

export type Duplicates = {
  /** Entries that seem to be the same remark and that nobody at this computer has called different. */
  readonly pairs: readonly Pair[]
  readonly keepApart: (pair: Pair) => void
}

/** Looks for similar entries whenever the page is idle. */
export function useDuplicates(meetingId: string, meeting: Meeting): Duplicates {
  const [pairs, setPairs] = useState<readonly Pair[]>([])
  const follow = useRef<((meeting: Meeting) => void) | null>(null)
  const first = useRef(meeting)
  const look = useRef<() => void>(() => undefined)
  useEffect(() => {
    const memory = new MeetingMemory()
    look.current = () => {
      const apart = apartIn(sessionStorage, meetingId).keys()
      const now = memory.pairs.filter(pair => !apart.has(pairKey(pair)))
      setPairs(before => (isSame(before, now) ? before : now))
    }
    const source = takeIn(memory, first.current, () => look.current())
    follow.current = source.follow
    source.follow(first.current)
    return () => {
      follow.current = null
      source.close()
    }
  }, [meetingId])
  useEffect(() => {
    first.current = meeting
    follow.current?.(meeting)
  }, [meeting])
  const keepApart = useCallback(
    (pair: Pair) => {
      apartIn(sessionStorage, meetingId).add(pair)
      look.current()
    },
    [meetingId],
  )
  return { pairs, keepApart }
}

function isSame(a: readonly Pair[], b: readonly Pair[]): boolean {
  return a.length === b.length && a.every((pair, at) => pair[0] === b[at]?.[0] && pair[1] === b[at]?.[1])
}
