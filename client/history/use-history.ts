import { useEffect, useState } from 'react'
import type { HistoryPoint } from '../../shared/history.ts'
import { type Failure, readHistory } from '../api.ts'

export type HistoryState = {
  /** The newest first; null before the first answer. */
  readonly points: readonly HistoryPoint[] | null
  readonly failure: Failure | null
  readonly reload: () => void
}

/** The moments of a meeting, asked for anew whenever `occasion` is another one. */
export function useHistory(meetingId: string, occasion: string): HistoryState {
  const [points, setPoints] = useState<readonly HistoryPoint[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [count, setCount] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `occasion` and `count` ask again
  useEffect(() => {
    let isCurrent = true
    void readHistory(meetingId).then(answer => {
      if (!isCurrent) return
      setFailure(answer.ok ? null : answer.failure)
      if (answer.ok) setPoints(answer.value.points)
    })
    return () => {
      isCurrent = false
    }
  }, [meetingId, occasion, count])
  return { points, failure, reload: () => setCount(count + 1) }
}
