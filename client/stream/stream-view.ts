import { ENTRY_KINDS, type Entry, type EntryKind } from '../../shared/meeting/entry.ts'
import type { Outline, OutlineEntry, OutlineItem, ThemeMark } from '../../shared/outline/outline.ts'

/** The items around the current one, by id; without a current one the first comes next. */
export function neighbourItems(
  items: readonly OutlineItem[],
  currentAgenda: string | null,
): { readonly previous: string | null; readonly next: string | null } {
  const real = items.filter(item => item.id !== null)
  const at = real.findIndex(item => item.id === currentAgenda)
  return { previous: real[at - 1]?.id ?? null, next: real[at + 1]?.id ?? null }
}

/** The item that the page is about: the current one, else everything. */
export function itemOnShow({ agenda, currentAgenda }: Outline): OutlineItem | null {
  return agenda.find(item => item.id !== null && item.id === currentAgenda) ?? null
}

export type ShownGroup = { readonly theme: ThemeMark | null; readonly entries: readonly OutlineEntry[] }

/** The groups of the outline pane: every theme, so that what is missing (0) stays visible, then those without one. */
export function shownGroups(outline: Outline): ShownGroup[] {
  const item = itemOnShow(outline)
  const groups = (item ? [item] : outline.agenda).flatMap(each => each.groups)
  const entriesOf = (theme: string | null) => {
    const lists = groups.filter(group => (group.theme?.id ?? null) === theme).map(group => group.entries)
    return lists.length === 1 ? (lists[0] ?? []) : lists.flat()
  }
  const none = entriesOf(null)
  const themed = outline.themes.map(theme => ({ theme, entries: entriesOf(theme.id) }))
  return none.length > 0 ? [...themed, { theme: null, entries: none }] : themed
}

/** Entries with text, and how many there are of each kind that occurs, in the order of kinds. */
export function entryCounts(entries: readonly Pick<Entry, 'kind' | 'text'>[]): {
  readonly total: number
  readonly kinds: readonly (readonly [EntryKind, number])[]
} {
  const counts = new Map<EntryKind, number>()
  let total = 0
  for (const { kind, text } of entries) {
    if (text.trim() === '') continue
    total += 1
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const kinds = ENTRY_KINDS.map(kind => [kind, counts.get(kind) ?? 0] as const)
  return { total, kinds: kinds.filter(([, count]) => count > 0) }
}
