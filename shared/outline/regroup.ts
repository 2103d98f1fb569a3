import type { Entry } from '../meeting/entry.ts'
import { inOutlineOrder } from '../meeting/entry-order.ts'
import {
  agendaOf,
  assembleOutline,
  type Outline,
  type OutlineEntry,
  type OutlineFrame,
  outlineEntry,
  themeOf,
} from './outline.ts'

/** Entries as they were that leave their groups, and as they are that come into some; one that changes does both. */
export type Moves = { readonly gone: readonly Entry[]; readonly come: readonly Entry[] }

type ByTheme = Map<string | null, readonly OutlineEntry[]>

/**
 * The outline with the groups that entries leave or come into put in order anew; those that come are shown, and no other
 * entry comes or goes. `entries` are all of the meeting's as they are now.
 */
export function regrouped(
  outline: Outline,
  frame: OutlineFrame,
  { gone, come }: Moves,
  entries: readonly Entry[],
): Outline {
  if (gone.length + come.length === 0) return outline
  const membersNow = (before: readonly OutlineEntry[], comers: readonly Entry[]) => {
    const ids = new Set(before.map(({ id }) => id))
    for (const { id } of gone) ids.delete(id)
    for (const { id } of comers) ids.add(id)
    return inOutlineOrder(entries.filter(({ id }) => ids.has(id))).map(entry => outlineEntry(entry, frame))
  }
  const grouped = new Map(outline.agenda.map(({ id, groups }) => [id, byTheme(groups)]))
  const touched = new Set<string | null>()
  for (const { agenda, theme } of placesOf([...gone, ...come], frame)) {
    const isHere = (entry: Entry) => agendaOf(entry, frame) === agenda && themeOf(entry, frame) === theme
    const item: ByTheme = grouped.get(agenda) ?? new Map()
    item.set(theme, membersNow(item.get(theme) ?? [], come.filter(isHere)))
    if (item.get(theme)?.length === 0) item.delete(theme)
    if (item.size > 0) grouped.set(agenda, item)
    else grouped.delete(agenda)
    touched.add(agenda)
  }
  const kept = outline.agenda.filter(({ id }) => !touched.has(id))
  return assembleOutline(frame, grouped, new Map(kept.map(item => [item.id, item])))
}

function byTheme(groups: Outline['agenda'][number]['groups']): ByTheme {
  return new Map(groups.map(({ theme, entries }) => [theme?.id ?? null, entries]))
}

/** The groups in which entries stand, each once. */
function placesOf(entries: readonly Entry[], frame: OutlineFrame) {
  const places = entries.map(entry => ({ agenda: agendaOf(entry, frame), theme: themeOf(entry, frame) }))
  return places.filter(
    ({ agenda, theme }, at) =>
      places.findIndex(each => each.agenda === agenda && each.theme === theme) === at,
  )
}
