import { roleCovers } from '../../shared/api.ts'
import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import { type Failure, fetchMeeting, readSession } from '../api.ts'

/**
 * Asks why a socket did not open, which a browser does not tell: the close code that the server would have used, or null
 * when it has nothing against us (it is away, or busy).
 */
export async function whyRefused(meetingId: string): Promise<number | null> {
  const session = await readSession()
  if (!session.ok) return isProblem(session.failure, 'unauthorised') ? CLOSE_CODES.tokenReplaced : null
  const role = session.value.admin ? 'admin' : (session.value.meetings[meetingId] ?? null)
  if (role === null) return CLOSE_CODES.tokenReplaced
  if (!roleCovers(role, 'edit')) return CLOSE_CODES.role
  const meeting = await fetchMeeting(meetingId)
  return !meeting.ok && isProblem(meeting.failure, 'not-found') ? CLOSE_CODES.meetingDeleted : null
}

function isProblem(failure: Failure, code: string): boolean {
  return failure.kind === 'problem' && failure.code === code
}
