import { useEffect, useState } from 'react'
import { type Role, roleCovers, type SessionInfo } from '../../shared/api.ts'
import type { Failure } from '../api.ts'
import { sessionNow } from './enter-ahead.ts'

export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly session: SessionInfo }
  | { readonly kind: 'failed'; readonly failure: Failure }

const NOBODY: SessionInfo = { name: '', admin: false, meetings: {} }

/** What this browser may do, asked of the server again whenever `attempt` changes. Without a session: nothing. */
export function useSession(attempt: unknown = 0): SessionState {
  const [state, setState] = useState<SessionState>({ kind: 'asking' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is what asks again
  useEffect(() => {
    let isCurrent = true
    void sessionNow().then(answer => {
      if (!isCurrent) return
      if (answer.ok) setState({ kind: 'known', session: answer.value })
      else if (isNoSession(answer.failure)) setState({ kind: 'known', session: NOBODY })
      else setState({ kind: 'failed', failure: answer.failure })
    })
    return () => {
      isCurrent = false
    }
  }, [attempt])
  return state
}

/** The page that a role starts with; nobody without a role gets here. */
export function firstScreen(role: Role): 'stream' | 'projector' {
  return roleCovers(role, 'edit') ? 'stream' : 'projector'
}

function isNoSession(failure: Failure): boolean {
  return failure.kind === 'problem' && failure.code === 'unauthorised'
}
