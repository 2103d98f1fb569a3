import type { Outline, OutlineEntry, OutlineFacts, OutlineGroup, OutlineItem, ThemeMark } from './outline.ts'

/** What changed between two outlines; what is absent stayed as it was. Travels as JSON to the projector. */
export type OutlinePatch = {
  readonly facts?: OutlineFacts
  /** All items in their new order. */
  readonly agenda?: readonly ItemPatch[]
}
type ItemHead = Omit<OutlineItem, 'groups'>
type ItemPatch = {
  readonly id: string | null
  readonly head?: ItemHead
  /** All groups in their new order. */
  readonly groups?: readonly GroupPatch[]
}
type GroupPatch = {
  readonly theme: string | null
  readonly mark?: ThemeMark | null
  readonly entries?: EntriesSplice
}
/** Entries from `at` on: `remove` of them make way for `insert`. */
type EntriesSplice = {
  readonly at: number
  readonly remove: number
  readonly insert: readonly OutlineEntry[]
}

/**
 * What leads from one outline to the next; null when nothing does. What both share is not looked at, so between
 * outlines that were made one from the other the work is that of what changed.
 */
export function patchBetween(before: Outline, after: Outline): OutlinePatch | null {
  const { agenda: itemsBefore, ...factsBefore } = before
  const { agenda: items, ...facts } = after
  const agenda = itemPatches(itemsBefore, items)
  if (agenda === null && same(factsBefore, facts)) return null
  return { ...(same(factsBefore, facts) ? {} : { facts }), ...(agenda === null ? {} : { agenda }) }
}

/** The outline after a patch: exactly the one that `patchBetween` was given, if `outline` is the one before. */
export function applyPatch(outline: Outline, patch: OutlinePatch): Outline {
  const { agenda, ...facts } = outline
  return {
    ...(patch.facts ?? facts),
    agenda: patch.agenda === undefined ? agenda : patch.agenda.map(item => patchedItem(agenda, item)),
  }
}

function itemPatches(before: readonly OutlineItem[], after: readonly OutlineItem[]): ItemPatch[] | null {
  const patches = after.map((item, at) =>
    itemPatch(
      found(before, at, item, each => each.id),
      item,
    ),
  )
  return isUnchanged(before, after, item => item.id) && patches.every(isBare) ? null : patches
}

function itemPatch(before: OutlineItem | null, item: OutlineItem): ItemPatch {
  if (before === item) return { id: item.id }
  const { groups, ...head } = item
  const { groups: groupsBefore, ...headBefore } = before ?? { groups: [] }
  const changed = groupPatches(groupsBefore, groups)
  return {
    id: head.id,
    ...(before !== null && same(headBefore, head) ? {} : { head }),
    ...(changed === null ? {} : { groups: changed }),
  }
}

function groupPatches(before: readonly OutlineGroup[], after: readonly OutlineGroup[]): GroupPatch[] | null {
  const patches = after.map((group, at) => groupPatch(found(before, at, group, themeIdOf), group))
  return isUnchanged(before, after, themeIdOf) && patches.every(isBare) ? null : patches
}

function groupPatch(before: OutlineGroup | null, group: OutlineGroup): GroupPatch {
  const entries = splice(before?.entries ?? [], group.entries)
  return {
    theme: themeIdOf(group),
    ...(before !== null && same(before.theme, group.theme) ? {} : { mark: group.theme }),
    ...(entries === null ? {} : { entries }),
  }
}

function splice(before: readonly OutlineEntry[], after: readonly OutlineEntry[]): EntriesSplice | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && same(before[at], after[at])) at++
  let kept = 0
  while (kept < shorter - at && same(before.at(-1 - kept), after.at(-1 - kept))) kept++
  const remove = before.length - at - kept
  const insert = after.slice(at, after.length - kept)
  return remove === 0 && insert.length === 0 ? null : { at, remove, insert }
}

function patchedItem(before: readonly OutlineItem[], patch: ItemPatch): OutlineItem {
  const { groups, ...head } = before.find(item => item.id === patch.id) ?? { ...EMPTY_HEAD, groups: [] }
  return {
    ...(patch.head ?? head),
    groups: patch.groups === undefined ? groups : patch.groups.map(group => patchedGroup(groups, group)),
  }
}

function patchedGroup(before: readonly OutlineGroup[], patch: GroupPatch): OutlineGroup {
  const old = before.find(group => themeIdOf(group) === patch.theme) ?? { theme: null, entries: [] }
  const { at, remove, insert } = patch.entries ?? { at: 0, remove: 0, insert: [] }
  return {
    theme: patch.mark === undefined ? old.theme : patch.mark,
    entries: old.entries.toSpliced(at, remove, ...insert),
  }
}

/** Stands in for an item that the outline does not hold, which happens when a patch is applied to the wrong one. */
const EMPTY_HEAD: ItemHead = { id: null, number: null, title: '', documents: '', state: 'open', count: 0 }

/** The one with the same key: mostly it stands where it stood. */
function found<T>(before: readonly T[], at: number, item: T, key: (item: T) => string | null): T | null {
  const there = before[at]
  if (there !== undefined && key(there) === key(item)) return there
  return before.find(each => key(each) === key(item)) ?? null
}

function themeIdOf(group: OutlineGroup): string | null {
  return group.theme?.id ?? null
}

function isUnchanged<T>(before: readonly T[], after: readonly T[], key: (item: T) => string | null): boolean {
  return before.length === after.length && after.every((item, at) => key(before[at] ?? item) === key(item))
}

/** Nothing but the key: the item or group stayed as it was. */
function isBare(patch: ItemPatch | GroupPatch): boolean {
  return Object.keys(patch).length === 1
}

/** Outlines are plain values built by one function, so equal ones have equal JSON. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
