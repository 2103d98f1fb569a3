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
  const ends = endsOfMerges(entries)
  return new Map(entries.map(entry => [entry.id, fateOf(entry, ends.get(entry.id) ?? null)]))
}

/** Entries that are shown, in the order given. */
export function shownEntries(entries: readonly Entry[]): Entry[] {
  const fates = fatesOf(entries)
  return entries.filter(entry => fates.get(entry.id) === 'shown')
}

function fateOf(entry: Entry, end: Entry | null): Fate {
  const own = ownFate(entry)
  if (own !== 'shown' || entry.mergedInto === null || end === null) return own
  const fate = ownFate(end)
  return fate === 'shown' ? 'merged' : fate === 'empty' ? 'shown' : fate
}

function ownFate(entry: Entry): Fate {
  if (entry.text.trim() === '') return 'empty'
  if (entry.kind === 'memo') return 'memo'
  return entry.status === 'omitted' ? 'omitted' : 'shown'
}

/** Where each chain of merges ends; null for one that is gone or a circle. Every merged entry is walked over once. */
function endsOfMerges(entries: readonly Entry[]): ReadonlyMap<string, Entry | null> {
  const ends = new Map<string, Entry | null>()
  const merged = entries.filter(entry => entry.mergedInto !== null)
  if (merged.length === 0) return ends
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  for (const entry of merged) {
    const path: Entry[] = []
    const passed = new Set<string>()
    let at: Entry | undefined = entry
    while (at !== undefined && at.mergedInto !== null && !ends.has(at.id) && !passed.has(at.id)) {
      path.push(at)
      passed.add(at.id)
      at = byId.get(at.mergedInto)
    }
    const end =
      at === undefined || passed.has(at.id) ? null : at.mergedInto === null ? at : (ends.get(at.id) ?? null)
    for (const each of path) ends.set(each.id, end)
  }
  return ends
}
