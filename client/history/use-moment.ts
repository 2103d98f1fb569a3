import { useEffect, useState } from 'react'
import { NOW } from '../../shared/history.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type Failure, fetchMoment } from '../api.ts'

export type Moment =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'known'; readonly meeting: Meeting }

/** The meeting as it stood at a moment. The past does not change, so it is fetched once; `live` is what it is now. */
export function useMoment(meetingId: string, point: string, live: Meeting): Moment {
  const [found, setFound] = useState<ReadonlyMap<string, Moment>>(new Map())
  const isMissing = point !== NOW && !found.has(point)
  useEffect(() => {
    if (!isMissing) return
    let isCurrent = true
    void fetchMoment(meetingId, point).then(answer => {
      if (!isCurrent) return
      const moment: Moment = answer.ok
        ? { kind: 'known', meeting: answer.value }
        : { kind: 'failed', failure: answer.failure }
      setFound(before => new Map(before).set(point, moment))
    })
    return () => {
      isCurrent = false
    }
  }, [meetingId, point, isMissing])
  if (point === NOW) return { kind: 'known', meeting: live }
  return found.get(point) ?? { kind: 'asking' }
}
