import type { Entry } from '../meeting/entry.ts'

/**
 * What becomes of an entry on its way to the outline and the summary. Every entry has exactly one fate, so
 * that captured = shown + merged + omitted + memo adds up; 'empty' ones hold no text and were not captured.
 */
export type Fate = 'shown' | 'merged' | 'omitted' | 'memo' | 'empty'

/** What an entry's fate hangs on, besides the entries into which it was merged. */
export type Judged = Pick<Entry, 'id' | 'kind' | 'status' | 'text' | 'mergedInto'>

/**
 * The fate of each entry, by id. `mergedInto` is followed to its end: into an omitted entry means omitted, into
 * a memo means memo; into one that is gone or empty, or round in a circle, means not merged.
 */
export function fatesOf(entries: readonly Judged[]): ReadonlyMap<string, Fate> {
  const known = fatesKnown.get(entries)
  if (known !== undefined) return known
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const fates = fatesAmong(entries, id => byId.get(id))
  fatesKnown.set(entries, fates)
  return fates
}

/** A page asks for the same list several times over: counts, open points, outline. */
const fatesKnown = new WeakMap<readonly Judged[], ReadonlyMap<string, Fate>>()

/** The fates of some entries, the others being known by id. */
export function fatesAmong(
  entries: Iterable<Judged>,
  find: (id: string) => Judged | undefined,
): ReadonlyMap<string, Fate> {
  const all = [...entries]
  const ends = endsOfMerges(all, find)
  return new Map(all.map(entry => [entry.id, fateOf(entry, ends.get(entry.id) ?? null)]))
}

/** Entries that are shown, in the order given. */
export function shownEntries(entries: readonly Entry[]): Entry[] {
  const fates = fatesOf(entries)
  return entries.filter(entry => fates.get(entry.id) === 'shown')
}

/** The fate of an entry that is merged into none. */
export function ownFate(entry: Judged): Exclude<Fate, 'merged'> {
  if (entry.text.trim() === '') return 'empty'
  if (entry.kind === 'memo') return 'memo'
  return entry.status === 'omitted' ? 'omitted' : 'shown'
}

function fateOf(entry: Judged, end: Judged | null): Fate {
  const own = ownFate(entry)
  if (own !== 'shown' || entry.mergedInto === null || end === null) return own
  const fate = ownFate(end)
  return fate === 'shown' ? 'merged' : fate === 'empty' ? 'shown' : fate
}

/** Where each chain of merges ends; null for one that is gone or a circle. Every merged entry is walked over once. */
function endsOfMerges(
  entries: readonly Judged[],
  find: (id: string) => Judged | undefined,
): ReadonlyMap<string, Judged | null> {
  const ends = new Map<string, Judged | null>()
  for (const entry of entries) {
    if (entry.mergedInto === null) continue
    const path: Judged[] = []
    const passed = new Set<string>()
    let at: Judged | undefined = entry
    while (at !== undefined && at.mergedInto !== null && !ends.has(at.id) && !passed.has(at.id)) {
      path.push(at)
      passed.add(at.id)
      at = find(at.mergedInto)
    }
    const end =
      at === undefined || passed.has(at.id) ? null : at.mergedInto === null ? at : (ends.get(at.id) ?? null)
    for (const each of path) ends.set(each.id, end)
  }
  return ends
}
