import { useEffect, useState } from 'react'
import type { MeetingRow } from '../../shared/api.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type Failure, fetchMeeting, listMeetings } from '../api.ts'

/** The meetings to choose from, newest first; empty until they are here. */
export function usePreviousRows(isWanted: boolean): readonly MeetingRow[] {
  const [rows, setRows] = useState<readonly MeetingRow[]>([])
  useEffect(() => {
    if (!isWanted) return
    void listMeetings('', null).then(answer => setRows(answer.ok ? answer.value.meetings : []))
  }, [isWanted])
  return rows
}

export type Previous =
  | { readonly kind: 'none' }
  | { readonly kind: 'loaded'; readonly meeting: Meeting }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** The meeting to take over from; 'none' until it is here. */
export function usePrevious(id: string | null): Previous {
  const [previous, setPrevious] = useState<Previous>({ kind: 'none' })
  useEffect(() => {
    if (id === null) return
    let isCurrent = true
    void fetchMeeting(id).then(answer => {
      if (isCurrent)
        setPrevious(
          answer.ok ? { kind: 'loaded', meeting: answer.value } : { kind: 'failed', failure: answer.failure },
        )
    })
    return () => {
      isCurrent = false
    }
  }, [id])
  return previous
}
