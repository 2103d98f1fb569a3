import type { Role, SessionInfo } from '../../shared/api.ts'

/** The highest role that a session holds in a meeting, or null. */
export function roleIn(session: SessionInfo, meeting: string): Role | null {
  if (session.admin) return 'admin'
  return session.meetings[meeting] ?? null
}
