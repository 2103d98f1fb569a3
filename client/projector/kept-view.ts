import type { ProjectorState } from '../../shared/meeting/read-meeting.ts'
import type { LocalTurn } from './round-page.ts'
import { afterLead, type LocalSteering } from './steering.ts'

const STEERING = 'yoroku-projector-steering'
/** The page that a reload comes back to, by its first part. Ids alone, no text. */
const PAGE = 'yoroku-projector-page'

/** What was turned to at this screen, what it showed, and what the lead had done last. */
export type KeptTurn = { readonly subject: string; readonly led: string; readonly local: LocalTurn | null }

/** Remembers, for as long as the window is open, what was turned to. */
export function keepTurn(turn: KeptTurn): void {
  sessionStorage.setItem(placeKey(PAGE), JSON.stringify(turn))
}

/** What was turned to here before a reload; null for nothing. */
export function keptTurn(): KeptTurn | null {
  const kept = read(placeKey(PAGE)) as Partial<KeptTurn>
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
