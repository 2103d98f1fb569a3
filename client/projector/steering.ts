import type { ProjectorState } from '../../shared/meeting/read-projector.ts'

/** Text sizes that the room can choose from. */
export const SCALES = [1, 1.15, 1.3] as const

/** What was chosen by a key at this screen; it holds until the lead changes the same thing. */
export type LocalSteering = Partial<Pick<ProjectorState, 'focus' | 'scale' | 'blank' | 'paused'>>

/** What the screen shows: the lead's setting, overruled by the keys pressed here. */
export function steeredBy(lead: ProjectorState, local: LocalSteering): ProjectorState {
  return { ...lead, ...local }
}

/** Local choices that survive the lead's change: each is dropped when the lead changes the same thing. */
export function afterLead(
  local: LocalSteering,
  before: ProjectorState,
  after: ProjectorState,
): LocalSteering {
  const kept = Object.entries(local).filter(([name]) => {
    const field = name as keyof LocalSteering
    return before[field] === after[field]
  })
  return kept.length === Object.keys(local).length ? local : Object.fromEntries(kept)
}

/** The next larger or smaller text size; the largest and smallest stay. */
export function nextScale(scale: number, step: 1 | -1): number {
  const larger = SCALES.filter(each => (step > 0 ? each > scale : each < scale))
  return (step > 0 ? larger[0] : larger.at(-1)) ?? scale
}
