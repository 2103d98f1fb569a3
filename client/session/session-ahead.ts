import type { SessionInfo } from '../../shared/api.ts'
import { type Answer, readSession } from '../api.ts'

let ahead: Promise<Answer<SessionInfo>> | null = null

/** Asks who is here while the page's code is still on its way. */
export function askSessionAhead(): void {
  ahead = readSession()
}

/** The answer that was asked for ahead, once; a new one afterwards. */
export function sessionNow(): Promise<Answer<SessionInfo>> {
  const answer = ahead ?? readSession()
  ahead = null
  return answer
}
