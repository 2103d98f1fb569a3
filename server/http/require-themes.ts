import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { stoppingRemarks } from '../../shared/summary/stopped.ts'
import { HttpProblem } from './problem.ts'

/** Throws 409 for a meeting that is set to stop for remarks without a theme while it has such. */
export function requireThemes(meeting: Pick<Meeting, 'entries' | 'themes' | 'unthemed'>): void {
  const remarks = stoppingRemarks(meeting)
  if (remarks === 0) return
  throw new HttpProblem(
    'conflict',
    `${remarks} remark(s) have no theme, and the meeting is set to stop for them`,
  )
}
