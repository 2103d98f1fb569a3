import { changedSpan } from '../changed-span.ts'
import type { Entry } from '../meeting/entry.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { ownFate } from './fate.ts'
import {
  agendaOf,
  type Outline,
  type OutlineEntry,
  type OutlineFrame,
  outlineEntry,
  outlineFrame,
  outlineOf,
  themeOf,
} from './outline.ts'
import { type Moves, regrouped } from './regroup.ts'

/** Beyond so many changes it is quicker to make an outline anew. */
const MOST_MOVES = 50

type Followed = { readonly meeting: Meeting; readonly frame: OutlineFrame; readonly outline: Outline }

/**
 * Makes the outline of a meeting again and again: the value is that of `outlineOf`. A few edits cost the work of the groups
 * in which they change something, less where every entry keeps its place; the entries of the others are the same list as
 * before. Only where merges are touched, or much has changed, it is made anew.
 */
export function followOutline(): (meeting: Meeting) => Outline {
  let last: Followed | null = null
  return meeting => {
    if (last?.meeting === meeting) return last.outline
    const patched = last !== null && isSameFrame(last.meeting, meeting) ? patchedOutline(last, meeting) : null
    const frame = patched !== null && last !== null ? last.frame : outlineFrame(meeting)
    last = { meeting, frame, outline: patched ?? outlineOf(meeting) }
    return last.outline
  }
}

function isSameFrame(a: Meeting, b: Meeting): boolean {
  return (Object.keys(b) as (keyof Meeting)[]).every(name => name === 'entries' || a[name] === b[name])
}

/** Null when merges are touched, on which hangs what becomes of entries elsewhere, or too much has changed. */
function patchedOutline({ meeting, frame, outline }: Followed, { entries }: Meeting): Outline | null {
  const span = changedSpan(meeting.entries, entries)
  const before = meeting.entries.slice(span.from, span.endBefore)
  const after = entries.slice(span.from, span.endAfter)
  if ([...before, ...after].some(entry => entry.mergedInto !== null)) return null
  const [shownBefore, shownAfter] = [before.filter(isShown), after.filter(isShown)]
  const keepFates = haveSameFates(before, after)
  if (keepFates && shownAfter.every((entry, at) => standsAsBefore(shownBefore[at], entry)))
    return shownAfter.reduce(
      (patched, entry, at) => replaced(patched, shownBefore[at], entry, frame),
      outline,
    )
  if (!keepFates && isMergedInto(entries, [...before, ...after])) return null
  const moves = movesBetween(shownBefore, shownAfter)
  return moves && regrouped(outline, frame, moves, entries)
}

/** Null when there are too many, or when entries that have not changed stand in another order. */
function movesBetween(before: readonly Entry[], after: readonly Entry[]): Moves | null {
  const [were, are] = [new Set(before), new Set(after)]
  const stayed = before.filter(entry => are.has(entry))
  const isInOrder = after.filter(entry => were.has(entry)).every((entry, at) => entry === stayed[at])
  const gone = before.filter(entry => !are.has(entry))
  const come = after.filter(entry => !were.has(entry))
  return isInOrder && gone.length + come.length <= MOST_MOVES ? { gone, come } : null
}

function isMergedInto(entries: readonly Entry[], targets: readonly Entry[]): boolean {
  const ids = new Set(targets.map(({ id }) => id))
  return entries.some(({ mergedInto }) => mergedInto !== null && ids.has(mergedInto))
}

function haveSameFates(before: readonly Entry[], after: readonly Entry[]): boolean {
  const fates = new Map(before.map(entry => [entry.id, ownFate(entry)]))
  for (const entry of after) {
    if ((fates.get(entry.id) ?? 'empty') !== ownFate(entry)) return false
    fates.delete(entry.id)
  }
  return [...fates.values()].every(fate => fate === 'empty')
}

function isShown(entry: Entry): boolean {
  return ownFate(entry) === 'shown'
}

function standsAsBefore(before: Entry | undefined, after: Entry): boolean {
  return (
    before !== undefined &&
    before.id === after.id &&
    before.agenda === after.agenda &&
    before.theme === after.theme &&
    before.rank === after.rank &&
    before.at === after.at
  )
}

function replaced(outline: Outline, before: Entry | undefined, after: Entry, frame: OutlineFrame): Outline {
  if (before === undefined || before === after) return outline
  const [old, now] = [outlineEntry(before, frame), outlineEntry(after, frame)]
  const [item, theme] = [agendaOf(after, frame), themeOf(after, frame)]
  const agenda = outline.agenda.map(each => {
    if (each.id !== item) return each
    const groups = each.groups.map(group =>
      (group.theme?.id ?? null) === theme ? { ...group, entries: withOther(group.entries, old, now) } : group,
    )
    return { ...each, groups }
  })
  return { ...outline, agenda }
}

function withOther(entries: readonly OutlineEntry[], old: OutlineEntry, now: OutlineEntry): OutlineEntry[] {
  const at = entries.lastIndexOf(old)
  return at < 0 ? [...entries] : entries.with(at, now)
}
