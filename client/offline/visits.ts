import type { Role, SessionInfo } from '../../shared/api.ts'
import type { Visit } from './copy-store.ts'
import { answerOf, openExisting } from './database.ts'

const visits = new Map<string, Visit>()

/** Somebody has come in; the meeting's copy keeps who. A viewer's visit is not kept: view links leave nothing behind. */
export function noteVisit(meetingId: string, role: Role, session: SessionInfo): void {
  if (role !== 'view') visits.set(meetingId, { role, name: session.name })
}

/** Who came in on this page, null when nobody did. */
export function visitOf(meetingId: string): Visit | null {
  return visits.get(meetingId) ?? null
}

/** The session of who wrote here last, for when the server cannot be asked; null when nothing is kept. */
export async function recallSession(meetingId: string): Promise<SessionInfo | null> {
  const database = await openExisting(meetingId)
  if (database === null) return null
  const about = database.transaction('about').objectStore('about')
  const visit = await answerOf<Visit | undefined>(about.get('visit')).catch(() => undefined)
  database.close()
  if (visit === undefined) return null
  return { name: visit.name, admin: visit.role === 'admin', meetings: { [meetingId]: 'edit' } }
}
