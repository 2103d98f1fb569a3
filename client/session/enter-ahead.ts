import { type Role, roleCovers, type SessionInfo } from '../../shared/api.ts'
import { type Answer, readSession } from '../api.ts'
import { noteVisit } from '../offline/visits.ts'
import { roleIn } from './role-in.ts'

export type Entrance = { readonly role: Role; readonly session: SessionInfo }

let answer: Promise<Answer<SessionInfo>> | null = null
let entrance: (Entrance & { readonly meeting: string }) | null = null

/** Begins, while the page's code is on its way, what it will ask for: who is here. Answers whether a recorder is. */
export async function enterAhead(meeting: string): Promise<boolean> {
  answer = readSession()
  const asked = await answer
  const session = asked.ok ? asked.value : null
  const role = session && roleIn(session, meeting)
  if (!session?.name || !role || !roleCovers(role, 'edit')) return false
  noteVisit(meeting, role, session)
  entrance = { meeting, role, session }
  return true
}

/** The answer that was asked for ahead, once; a new one afterwards. */
export function sessionNow(): Promise<Answer<SessionInfo>> {
  const asked = answer ?? readSession()
  answer = null
  return asked
}

/** For the first page alone: who came in before it was there. */
export function entranceAhead(meeting: string): Entrance | null {
  return entrance?.meeting === meeting ? entrance : null
}

/** Whoever comes from now on is asked for again. */
export function forgetAhead(): void {
  answer = null
  entrance = null
}
