import type { Outline, OutlineEntry } from '../../shared/outline/outline.ts'

/** How long an entry is marked as new. */
export const NEW_MS = 20_000

/** Entries marked as new, in the order of their arrival; `untilMs` is when the mark goes. */
export type NewEntries = readonly { readonly id: string; readonly untilMs: number }[]

/**
 * The marks after an outline has replaced another: entries that the room had not seen. None when nothing was
 * seen before, or when the lead has just switched between all entries and confirmed ones.
 */
export function newAfter(
  marked: NewEntries,
  before: Outline | null,
  after: Outline,
  nowMs: number,
): NewEntries {
  const alive = stillNew(marked, nowMs)
  if (before === null || before.projector.confirmedOnly !== after.projector.confirmedOnly) return alive
  const seen = new Set(allEntries(before).map(entry => entry.id))
  const arrived = allEntries(after).filter(entry => !seen.has(entry.id))
  if (arrived.length === 0) return alive
  const again = new Set(arrived.map(entry => entry.id))
  const byTime = arrived.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return [
    ...alive.filter(({ id }) => !again.has(id)),
    ...byTime.map(({ id }) => ({ id, untilMs: nowMs + NEW_MS })),
  ]
}

/** The marks that have not run out. */
export function stillNew(marked: NewEntries, nowMs: number): NewEntries {
  const alive = marked.filter(({ untilMs }) => untilMs > nowMs)
  return alive.length === marked.length ? marked : alive
}

function allEntries(outline: Outline): OutlineEntry[] {
  return outline.agenda.flatMap(item => item.groups.flatMap(group => group.entries))
}
