import type { Entry } from '../../../shared/meeting/entry.ts'

/** A discussion goes to and fro among this many. */
const RECENT = 3

/** Those who spoke last, latest first, without the speaker of the current entry. */
export function recentSpeakers(
  entries: readonly Pick<Entry, 'speaker' | 'at'>[],
  current: string | null,
): string[] {
  const speakers = entries.toSorted((a, b) => (a.at < b.at ? 1 : -1)).flatMap(({ speaker }) => speaker ?? [])
  return [...new Set(speakers)].filter(id => id !== current).slice(0, RECENT)
}
