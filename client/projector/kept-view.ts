import type { ProjectorState } from '../../shared/meeting/read-projector.ts'
import type { Kept } from './page-turner.ts'
import { afterLead, type LocalSteering } from './steering.ts'

const STEERING = 'yoroku-projector-steering'
/** The page that was turned to at this screen. Ids alone, no text. */
const TURNS = 'yoroku-projector-turns'

/** Remembers, for as long as the window is open, which page was turned to at this screen. */
export function keepTurns(kept: Kept): void {
  sessionStorage.setItem(placeKey(TURNS), JSON.stringify(kept))
}

/** What was turned to here before a reload; null for nothing. */
export function keptTurns(): Kept | null {
  const kept = read(placeKey(TURNS)) as Partial<Kept>
  const { subject, led, local } = kept
  return subject !== undefined && led !== undefined && local ? { subject, led, local } : null
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
