import type { MeetingRow } from '../../shared/api.ts'
import type { Phase } from '../../shared/meeting/read-meeting.ts'

/** What is going on comes first. */
const ORDER: readonly Phase[] = ['live', 'prepare', 'edit', 'final']

export type RowGroup = { readonly phase: Phase; readonly rows: readonly MeetingRow[] }

/** The meetings by phase: those to come with the nearest first, all others with the newest first; undated ones last. */
export function groupRows(rows: readonly MeetingRow[]): RowGroup[] {
  return ORDER.map(phase => ({
    phase,
    rows: sorted(
      rows.filter(row => row.phase === phase),
      phase,
    ),
  })).filter(group => group.rows.length > 0)
}

function sorted(rows: readonly MeetingRow[], phase: Phase): MeetingRow[] {
  const direction = phase === 'prepare' ? 1 : -1
  return rows.toSorted((a, b) => {
    if (a.startsAt === '' || b.startsAt === '') return Number(a.startsAt === '') - Number(b.startsAt === '')
    return a.startsAt < b.startsAt ? -direction : a.startsAt > b.startsAt ? direction : 0
  })
}
