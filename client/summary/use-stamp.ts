import { useEffect, useMemo, useState } from 'react'
import type { HistoryPoint } from '../../shared/history.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type Stamp, stampAt } from '../../shared/summary/summary.ts'
import { readHistory } from '../api.ts'

/** What the files of a final meeting say of themselves; the server counts the editions. */
export function useStamp(meetingId: string, { phase, startsAt }: Meeting): Stamp | undefined {
  const [points, setPoints] = useState<readonly HistoryPoint[]>([])
  useEffect(() => {
    let isCurrent = true
    if (phase === 'final')
      void readHistory(meetingId).then(answer => {
        if (isCurrent && answer.ok) setPoints(answer.value.points)
      })
    return () => {
      isCurrent = false
      setPoints([])
    }
  }, [meetingId, phase])
  return useMemo(() => {
    const final = points.find(point => point.kind === 'phase' && point.version?.kind === 'final')
    return final?.kind === 'phase' && final.version
      ? stampAt(Date.parse(final.at), final.version.number, { startsAt })
      : undefined
  }, [points, startsAt])
}
