import { type Role, roleCovers, type SessionInfo } from '../../shared/api.ts'
import { type Answer, readSession } from '../api.ts'
import type { Fetched } from '../fetch-text.ts'
import { noteVisit } from '../offline/visits.ts'
import { roleIn } from './role-in.ts'

export type Entrance = { readonly role: Role; readonly session: SessionInfo }

let answer: Promise<Answer<SessionInfo>> | null = null
let entrance: (Entrance & { readonly meeting: string }) | null = null

/**
 * Takes, before React shows the page, what it will ask for: who is here. Answers whether a recorder is. A page that took the
 * answer before it came lets its person in by itself.
 */
export async function enterAhead(meeting: string, session: Promise<Fetched | null>): Promise<boolean> {
  const asking = readSession(session)
  answer = asking
  const asked = await asking
  const known = asked.ok ? asked.value : null
  const role = known && roleIn(known, meeting)
  if (!known?.name || !role || !roleCovers(role, 'edit')) return false
  noteVisit(meeting, role, known)
  if (answer === asking) entrance = { meeting, role, session: known }
  return true
}

/** The answer that was asked for ahead, once; a new one afterwards. Nobody is in by an earlier one any more. */
export function sessionNow(): Promise<Answer<SessionInfo>> {
  const asked = answer ?? readSession()
  forgetAhead()
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
