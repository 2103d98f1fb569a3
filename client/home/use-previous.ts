import { useEffect, useState } from 'react'
import type { MeetingRow } from '../../shared/api.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type Failure, fetchMeeting, listMeetings } from '../api.ts'

/** So many meetings are offered; older ones are reached from the list, which can be searched. */
const MOST_ROWS = 1_000

export type PreviousRows = { readonly rows: readonly MeetingRow[]; readonly failure: Failure | null }

/** The meetings to choose from, newest first; they come page by page. */
export function usePreviousRows(isWanted: boolean): PreviousRows {
  const [found, setFound] = useState<PreviousRows>({ rows: [], failure: null })
  useEffect(() => {
    let isCurrent = true
    const follow = async (rows: readonly MeetingRow[], cursor: string | null): Promise<void> => {
      const answer = await listMeetings('', cursor)
      if (!isCurrent) return
      if (!answer.ok) return setFound({ rows, failure: answer.failure })
      const { meetings, next } = answer.value
      const more = [...rows, ...meetings]
      setFound({ rows: more, failure: null })
      if (next !== null && more.length < MOST_ROWS) await follow(more, next)
    }
    if (isWanted) void follow([], null)
    return () => {
      isCurrent = false
    }
  }, [isWanted])
  return found
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
    setPrevious({ kind: 'none' })
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
