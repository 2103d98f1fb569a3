import type { Entry } from '../meeting/entry.ts'

/**
 * What becomes of an entry on its way to the outline and the summary. Every entry has exactly one fate, so
 * that captured = shown + merged + omitted + memo adds up; 'empty' ones hold no text and were not captured.
 */
export type Fate = 'shown' | 'merged' | 'omitted' | 'memo' | 'empty'

/**
 * The fate of each entry, by id. `mergedInto` is followed to its end: into an omitted entry means omitted, into
 * a memo means memo; into one that is gone or empty, or round in a circle, means not merged.
 */
export function fatesOf(entries: readonly Entry[]): ReadonlyMap<string, Fate> {
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  return new Map(entries.map(entry => [entry.id, fateOf(entry, byId)]))
}

/** Entries that are shown, in the order given. */
export function shownEntries(entries: readonly Entry[]): Entry[] {
  const fates = fatesOf(entries)
  return entries.filter(entry => fates.get(entry.id) === 'shown')
}

function fateOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Fate {
  const own = ownFate(entry)
  if (own !== 'shown' || entry.mergedInto === null) return own
  const end = endOfMerge(entry, byId)
  if (end === null) return 'shown'
  const fate = ownFate(end)
  return fate === 'shown' ? 'merged' : fate === 'empty' ? 'shown' : fate
}

function ownFate(entry: Entry): Fate {
  if (entry.text.trim() === '') return 'empty'
  if (entry.kind === 'memo') return 'memo'
  return entry.status === 'omitted' ? 'omitted' : 'shown'
}

function endOfMerge(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry | null {
  const passed = new Set([entry.id])
  let at: Entry = entry
  while (at.mergedInto !== null) {
    const next = byId.get(at.mergedInto)
    if (next === undefined || passed.has(next.id)) return null
    passed.add(next.id)
    at = next
  }
  return at
}
