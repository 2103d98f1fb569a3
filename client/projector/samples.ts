import { type EntryPart, heightKeyOf } from './entry-parts.ts'
import { continuedKey, groupParts, headingKey } from './layout.ts'
import type { SceneGroup } from './scene.ts'

/** Something whose height must be known. */
export type Sample =
  | { readonly kind: 'heading' | 'continued' | 'none'; readonly key: string; readonly group: SceneGroup }
  | { readonly kind: 'entry'; readonly key: string; readonly group: SceneGroup; readonly part: EntryPart }

/** What is still to be measured; parts of an entry follow once it has turned out to be higher than a column. */
export function samplesOf(
  groups: readonly SceneGroup[],
  heights: ReadonlyMap<string, number>,
  columnHeight: number,
): readonly Sample[] {
  const first = groups[0]
  const none: Sample[] = first ? [{ kind: 'none', key: 'none', group: first }] : []
  const heightOf = (key: string) => heights.get(key)
  const each = groups.flatMap((group): Sample[] => [
    { kind: 'heading', key: headingKey(group), group },
    { kind: 'continued', key: continuedKey(group), group },
    ...groupParts(group, columnHeight, heightOf).map(part => ({
      kind: 'entry' as const,
      key: heightKeyOf(part),
      group,
      part,
    })),
  ])
  const missing = [...none, ...each].filter(({ key }) => !heights.has(key))
  return [...new Map(missing.map(sample => [sample.key, sample])).values()]
}
