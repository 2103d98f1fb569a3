import { changedSpan } from '../../shared/changed-span.ts'
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

export type EntryCounts = {
  readonly total: number
  readonly kinds: readonly (readonly [EntryKind, number])[]
}
type Counted = Pick<Entry, 'kind' | 'text'>

/**
 * Counts entries with text, and how many there are of each kind that occurs, in the order of kinds. Asked again, it
 * looks at what has changed since.
 */
export function countEntries(): (entries: readonly Counted[]) => EntryCounts {
  const counts = new Map<EntryKind, number>()
  let last: readonly Counted[] = []
  const count = (entries: readonly Counted[], sign: 1 | -1) => {
    for (const { kind, text } of entries)
      if (text.trim() !== '') counts.set(kind, (counts.get(kind) ?? 0) + sign)
  }
  return entries => {
    const { from, endBefore, endAfter } = changedSpan(last, entries)
    count(last.slice(from, endBefore), -1)
    count(entries.slice(from, endAfter), 1)
    last = entries
    const kinds = ENTRY_KINDS.map(kind => [kind, counts.get(kind) ?? 0] as const).filter(([, n]) => n > 0)
    return { total: kinds.reduce((sum, [, n]) => sum + n, 0), kinds }
  }
}

/** When an item's first entry was written, '' for none. Asked again, it looks at what has changed since. */
export function findFirstTime(): (item: OutlineItem) => string {
  let last: readonly (readonly OutlineEntry[])[] = []
  let id: string | null = null
  let first = ''
  return item => {
    const now = item.groups.map(group => group.entries)
    const changed = item.id === id ? changedTimes(last, now) : null
    const times =
      changed === null || changed.gone.includes(first) ? now.flat().map(({ at }) => at) : changed.come
    const known = times === changed?.come ? first : ''
    first = [known, ...times].reduce((a, b) => (b !== '' && (a === '' || b < a) ? b : a), '')
    id = item.id
    last = now
    return first
  }
}

/** Null when there are other groups. */
function changedTimes(
  before: readonly (readonly OutlineEntry[])[],
  now: readonly (readonly OutlineEntry[])[],
): { readonly gone: readonly string[]; readonly come: readonly string[] } | null {
  if (before.length !== now.length) return null
  const [gone, come]: [string[], string[]] = [[], []]
  for (const [at, entries] of now.entries()) {
    const earlier = before[at] ?? []
    const { from, endBefore, endAfter } = changedSpan(earlier, entries)
    for (const each of earlier.slice(from, endBefore)) gone.push(each.at)
    for (const each of entries.slice(from, endAfter)) come.push(each.at)
  }
  return { gone, come }
}
