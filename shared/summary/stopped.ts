import type { Meeting } from '../meeting/read-meeting.ts'
import { countsOf } from './counts.ts'

/**
 * How many remarks without a theme stop the document from being written; 0 where they are printed under その他, as the
 * lead has chosen. Asked by whoever writes it: the server, and pages that offer it.
 */
export function stoppingRemarks(meeting: Pick<Meeting, 'entries' | 'themes' | 'unthemed'>): number {
  return meeting.unthemed === 'stop' ? countsOf(meeting).withoutTheme : 0
}
