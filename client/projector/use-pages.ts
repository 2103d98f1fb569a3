import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { OutlineEntry } from '../../shared/outline/outline.ts'
import { readSampleHeights } from '../ui/measured-heights.ts'
import { type Page, type Piece, paginate, paginateEvenly } from './paginate.ts'
import type { SceneGroup } from './scene.ts'

/** Space above a group that does not open its column, in projector units; styles take it from `--group-gap`. */
export const GROUP_GAP = 30
/** What a column keeps free at its foot, in CSS pixels: fractions of heights add up. */
const SLACK_PX = 4

/** Something whose height must be known. */
export type Sample =
  | { readonly kind: 'heading' | 'continued' | 'none'; readonly key: string; readonly group: SceneGroup }
  | { readonly kind: 'entry'; readonly key: string; readonly group: SceneGroup; readonly entry: OutlineEntry }

/** Laid-out pages with the groups that their pieces point into. */
export type Layout = {
  readonly groups: readonly SceneGroup[]
  readonly pages: readonly Page[]
  readonly columnHeight: number
  readonly heightOf: (sample: string) => number
}

export type Pages = {
  readonly layout: Layout
  /** The element whose inner height is a column's. */
  readonly frameRef: RefObject<HTMLDivElement | null>
  /** The hidden element that holds the samples as columns show them, each with `data-sample`. */
  readonly measureRef: RefObject<HTMLDivElement | null>
  readonly samples: readonly Sample[]
}

type Props = {
  readonly groups: readonly SceneGroup[]
  readonly shape: 'columns' | 'theme'
  readonly columns: number
  /** Changes when heights measured earlier no longer hold. */
  readonly metrics: string
}

const NOTHING: Layout = { groups: [], pages: [], columnHeight: 0, heightOf: () => 0 }

/** Lays groups out on pages by their measured heights; only what was not measured before is drawn for it. */
export function usePages({ groups, shape, columns, metrics }: Props): Pages {
  const frameRef = useRef<HTMLDivElement>(null)
  const measureRef = useRef<HTMLDivElement>(null)
  const [layout, setLayout] = useState(NOTHING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights hold for one shape and metrics only
  const heights = useMemo(() => new Map<string, number>(), [shape, columns, metrics])
  const samples = samplesOf(groups).filter(({ key }) => !heights.has(key))
  useLayoutEffect(() => {
    readSampleHeights(measureRef.current, heights)
    const columnHeight = (frameRef.current?.getBoundingClientRect().height ?? 0) - SLACK_PX
    setLayout(layoutOf(groups, shape, columns, columnHeight, key => heights.get(key) ?? 0))
  }, [groups, shape, columns, heights])
  return { layout, frameRef, measureRef, samples }
}

/** The key of an entry's height: two entries of the same text are equally high. */
export function entryKey(entry: OutlineEntry): string {
  return `e ${entry.kind} ${entry.speaker}\n${entry.text}`
}

/** The ids of the entries on a page, in reading order. */
export function entriesOnPage(page: Page, groups: readonly SceneGroup[]): string[] {
  return page.flat().flatMap(piece => entriesOfPiece(piece, groups).map(entry => entry.id))
}

/** The entries of a piece. */
export function entriesOfPiece(piece: Piece, groups: readonly SceneGroup[]): readonly OutlineEntry[] {
  return groups[piece.group]?.entries.slice(piece.from, piece.to) ?? []
}

function layoutOf(
  groups: readonly SceneGroup[],
  shape: 'columns' | 'theme',
  columns: number,
  columnHeight: number,
  heightOf: Layout['heightOf'],
): Layout {
  const box = { columnHeight, columns, gap: GROUP_GAP * unitPx() }
  const flow = (shown: readonly SceneGroup[]) => shown.map(group => flowGroup(group, heightOf))
  if (shape === 'theme') return { groups, pages: paginateEvenly(flow(groups), box), columnHeight, heightOf }
  const filled = groups.filter(group => group.entries.length > 0)
  const pages = paginate(flow(filled), box)
  // What is missing is said once, at the foot, unless only a few themes are missing and there is room.
  const isNearlyFull = groups.length - filled.length < filled.length
  const withEmpty = isNearlyFull ? paginate(flow(groups), box) : []
  return withEmpty.length > 0 && withEmpty.length <= pages.length
    ? { groups, pages: withEmpty, columnHeight, heightOf }
    : { groups: filled, pages, columnHeight, heightOf }
}

function flowGroup(group: SceneGroup, heightOf: Layout['heightOf']) {
  const none = group.entries.length === 0 ? heightOf('none') : 0
  return {
    heading: heightOf(headingKey(group)) + none,
    continued: heightOf(continuedKey(group)),
    entries: group.entries.map(entry => heightOf(entryKey(entry))),
  }
}

function samplesOf(groups: readonly SceneGroup[]): Sample[] {
  const first = groups[0]
  const none: Sample[] = first ? [{ kind: 'none', key: 'none', group: first }] : []
  const each = groups.flatMap((group): Sample[] => [
    { kind: 'heading', key: headingKey(group), group },
    { kind: 'continued', key: continuedKey(group), group },
    ...group.entries.map(entry => ({ kind: 'entry' as const, key: entryKey(entry), group, entry })),
  ])
  return [...new Map([...none, ...each].map(sample => [sample.key, sample])).values()]
}

function headingKey(group: SceneGroup): string {
  return `h ${group.mark?.label ?? group.kind} ${String(group.entries.length).length}`
}

function continuedKey(group: SceneGroup): string {
  return `c ${group.mark?.label ?? group.kind}`
}

/** The projector's unit: the same picture at every size and shape of the screen. */
function unitPx(): number {
  return Math.min(window.innerWidth / 1920, window.innerHeight / 1080)
}
