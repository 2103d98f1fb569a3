import { useState } from 'react'
import type { Answer, Failure } from '../api.ts'

export type Task = {
  readonly isPending: boolean
  readonly failure: Failure | null
  /** Runs one call at a time; the value when it succeeded, null when it failed or one is under way. */
  readonly run: <T>(call: () => Promise<Answer<T>>) => Promise<{ readonly value: T } | null>
  readonly forget: () => void
}

/** The state of a call that a person started: under way, or failed with a reason to show. */
export function useTask(): Task {
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async <T>(call: () => Promise<Answer<T>>) => {
    if (isPending) return null
    setPending(true)
    setFailure(null)
    const answer = await call()
    setPending(false)
    if (answer.ok) return { value: answer.value }
    setFailure(answer.failure)
    return null
  }
  return { isPending, failure, run, forget: () => setFailure(null) }
}
