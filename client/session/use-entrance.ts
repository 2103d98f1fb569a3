import { useEffect, useState } from 'react'
import type { SessionInfo } from '../../shared/api.ts'
import type { Failure } from '../api.ts'
import { recallSession } from '../offline/visits.ts'
import { type SessionState, useSession } from './use-session.ts'

/** A server that says nothing for so long counts as away. */
const AWAY_AFTER_MS = 5_000

/**
 * What this browser may do in a meeting. While the server cannot be asked, who wrote here last may go on with the copy
 * that this browser keeps; the server judges every edit once it is back.
 */
export function useEntrance(meeting: string): SessionState {
  const asked = useSession()
  const isAway = useLate(asked.kind === 'asking') || (asked.kind === 'failed' && isAwayFailure(asked.failure))
  const kept = useKeptSession(meeting, isAway)
  if (!isAway || kept === null) return asked
  return kept === 'recalling' ? { kind: 'asking' } : { kind: 'known', session: kept }
}

function isAwayFailure(failure: Failure): boolean {
  return failure.kind === 'network' || (failure.kind === 'problem' && failure.code === 'unavailable')
}

function useLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setLate(true), AWAY_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isLate && isWaiting
}

/** Null when nothing is kept of the meeting. */
function useKeptSession(meeting: string, isWanted: boolean): SessionInfo | 'recalling' | null {
  const [kept, setKept] = useState<SessionInfo | 'recalling' | null>('recalling')
  useEffect(() => {
    if (!isWanted) return
    let isCurrent = true
    void recallSession(meeting)
      .catch(() => null)
      .then(session => {
        if (isCurrent) setKept(session)
      })
    return () => {
      isCurrent = false
    }
  }, [meeting, isWanted])
  return kept
}
