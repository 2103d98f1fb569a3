import type { EntryKind } from '../../shared/meeting/entry.ts'
import type { ProjectorState } from '../../shared/meeting/read-projector.ts'
import { isRemark } from '../../shared/meeting/remark.ts'
import { onShow } from '../../shared/outline/on-show.ts'
import type { Outline, OutlineEntry, OutlineItem, ThemeMark } from '../../shared/outline/outline.ts'

/** A group on the screen. Reports and remarks without a theme have no mark. */
export type SceneGroup = {
  readonly id: string
  readonly kind: 'theme' | 'reports' | 'others'
  readonly mark: ThemeMark | null
  readonly entries: readonly OutlineEntry[]
}
export type RailEntry = { readonly mark: ThemeMark; readonly count: number }

/** What the room sees. Pages show all groups, or one theme large. */
export type Scene =
  | { readonly kind: 'waiting'; readonly reason: 'before' | 'hidden' }
  | {
      readonly kind: 'pages'
      readonly layout: 'columns' | 'theme'
      /** The agenda item that is shown; null when it is all of them. */
      readonly item: OutlineItem | null
      readonly groups: readonly SceneGroup[]
      /** Every theme with its count in what is shown: what is missing stays visible. */
      readonly rail: readonly RailEntry[]
    }

/**
 * The scene of an outline as it is steered. 'current' without a current agenda item shows all of them. A theme
 * in focus shows its entries in the current item; a theme that is gone counts as 'current'.
 */
export function sceneOf(outline: Outline, steering: ProjectorState): Scene {
  if (steering.blank) return { kind: 'waiting', reason: 'hidden' }
  if (outline.phase === 'prepare') return { kind: 'waiting', reason: 'before' }
  const { item, theme } = onShow(outline, steering.focus)
  const groups = groupsOf(outline, item === null ? outline.agenda : [item])
  const rail = groups.flatMap(({ mark, entries }) => (mark ? [{ mark, count: entries.length }] : []))
  // A meeting without themes has nothing to put side by side.
  const only = groups.length === 1 ? groups[0] : undefined
  const focused = groups.find(group => group.mark !== null && group.mark.id === theme) ?? only
  return focused === undefined
    ? { kind: 'pages', layout: 'columns', item, groups, rail }
    : { kind: 'pages', layout: 'theme', item, groups: [focused], rail }
}

/** Kinds that are named beside the text; opinions and reports are what one expects. */
export function isNamedKind(kind: EntryKind): boolean {
  return kind !== 'opinion' && kind !== 'report'
}

/** Every theme, also without entries; before them reports without a theme, after them remarks without one. */
function groupsOf(outline: Outline, items: readonly OutlineItem[]): SceneGroup[] {
  const all = items.flatMap(item => item.groups)
  const themed = outline.themes.map(mark => ({
    id: mark.id,
    kind: 'theme' as const,
    mark,
    entries: all.flatMap(group => (group.theme?.id === mark.id ? group.entries : [])),
  }))
  const unthemed = all.flatMap(group => (group.theme === null ? group.entries : []))
  const reports = unthemed.filter(entry => !isRemark(entry.kind))
  const others = unthemed.filter(entry => isRemark(entry.kind))
  return [...groupWithout('reports', reports), ...themed, ...groupWithout('others', others)]
}

function groupWithout(kind: 'reports' | 'others', entries: readonly OutlineEntry[]): SceneGroup[] {
  return entries.length === 0 ? [] : [{ id: kind, kind, mark: null, entries }]
}
