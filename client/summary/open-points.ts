import { type Entry, isRemark } from '../../shared/meeting/entry.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { fatesOf } from '../../shared/outline/fate.ts'

/** What the lead still has to settle, and what was left out; entries in stream order. */
export type OpenPoints = {
  readonly withoutTheme: readonly Entry[]
  readonly unconfirmed: readonly Entry[]
  readonly omitted: readonly Entry[]
  /** In the summary, but kept from the room's screens and so from everybody with a view link. */
  readonly hidden: readonly Entry[]
  /** How many decisions are open; what was left out is settled. */
  readonly count: number
}

/** The open points of a meeting. A remark counts as without theme also when its theme was removed. */
export function openPointsOf(meeting: Pick<Meeting, 'entries' | 'themes'>): OpenPoints {
  const fates = fatesOf(meeting.entries)
  const themes = new Set(meeting.themes.map(theme => theme.id))
  const shown = meeting.entries.filter(entry => fates.get(entry.id) === 'shown')
  const withoutTheme = shown.filter(({ kind, theme }) => isRemark(kind) && !themes.has(theme ?? ''))
  const unconfirmed = shown.filter(entry => entry.status !== 'confirmed')
  const omitted = meeting.entries.filter(
    entry => fates.get(entry.id) === 'omitted' && entry.status === 'omitted',
  )
  const hidden = shown.filter(({ room }) => room === 'hidden')
  const count = withoutTheme.length + unconfirmed.length + hidden.length
  return { withoutTheme, unconfirmed, omitted, hidden, count }
}
