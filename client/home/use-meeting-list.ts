import { useEffect, useState } from 'react'
import type { MeetingList, MeetingRow } from '../../shared/api.ts'
import { type Failure, listMeetings } from '../api.ts'

/** Typing rests for so long before a search is sent. */
const DEBOUNCE_MS = 250

export type MeetingListState = {
  /** Null before the first answer. */
  readonly rows: readonly MeetingRow[] | null
  /** The words that `rows` answers. */
  readonly query: string
  readonly next: string | null
  readonly isAsking: boolean
  readonly failure: Failure | null
  readonly showMore: () => void
  readonly reload: () => void
}

type Loaded = { readonly query: string; readonly list: MeetingList }

/** The meetings that match; an answer that was overtaken by a later question is ignored. */
export function useMeetingList(query: string): MeetingListState {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isAsking, setAsking] = useState(true)
  const [question, setQuestion] = useState<{ cursor: string | null; count: number }>({
    cursor: null,
    count: 0,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `question.count` asks again
  useEffect(() => {
    let isCurrent = true
    setAsking(true)
    const ask = async () => {
      const answer = await listMeetings(query, question.cursor)
      if (!isCurrent) return
      setAsking(false)
      setFailure(answer.ok ? null : answer.failure)
      if (answer.ok) setLoaded(before => joined(before, query, question.cursor, answer.value))
    }
    const timer = setTimeout(() => void ask(), query === '' ? 0 : DEBOUNCE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [query, question.cursor, question.count])
  return {
    rows: loaded?.list.meetings ?? null,
    query: loaded?.query ?? '',
    next: loaded?.list.next ?? null,
    isAsking,
    failure,
    showMore: () => setQuestion({ cursor: loaded?.list.next ?? null, count: question.count + 1 }),
    reload: () => setQuestion({ cursor: null, count: question.count + 1 }),
  }
}

function joined(before: Loaded | null, query: string, cursor: string | null, list: MeetingList): Loaded {
  if (cursor === null || before === null || before.query !== query) return { query, list }
  return { query, list: { meetings: [...before.list.meetings, ...list.meetings], next: list.next } }
}
