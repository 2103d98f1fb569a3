import type { ProjectorState } from '../../shared/meeting/read-meeting.ts'
import { afterLead, type LocalSteering } from './steering.ts'

const STEERING = 'yoroku-projector-steering'
/** The last page shown in this window, by its first part: the page that a reload comes back to. Ids alone, no text. */
const PAGE = 'yoroku-projector-page'

/** Remembers, for as long as the window is open, the page of a subject. */
export function keepPage(subject: string, part: string): void {
  sessionStorage.setItem(placeKey(PAGE), JSON.stringify({ subject, part }))
}

/** The part whose page was shown last under this subject; null when something else was. */
export function keptPage(subject: string): string | null {
  const kept = read(placeKey(PAGE))
  return kept.subject === subject && typeof kept.part === 'string' ? kept.part : null
}

/** Remembers what was chosen by a key at this screen, and the lead's settings that it overruled. */
export function keepSteering(lead: ProjectorState, local: LocalSteering): void {
  sessionStorage.setItem(placeKey(STEERING), JSON.stringify({ lead, local }))
}

/** What was chosen here before a reload, without what the lead has changed since. */
export function keptSteering(lead: ProjectorState): LocalSteering {
  const kept = read(placeKey(STEERING)) as { lead?: ProjectorState; local?: LocalSteering }
  return kept.lead && kept.local ? afterLead(kept.local, kept.lead, lead) : {}
}

/** One for each meeting: the address names it. */
function placeKey(name: string): string {
  return `${name} ${location.pathname}`
}

function read(key: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
