import { type EntryPart, entryOfKey, heightKeyOf, type KnownHeight, partsOf } from './entry-parts.ts'
import { type HeldPage, heldPlaces } from './held-page.ts'
import { type PageGroup, partsOfPiece } from './page-group.ts'
import { type FlowGroup, type Page, type Place, paginate, paginateEvenly } from './paginate.ts'
import type { SceneGroup } from './scene.ts'

/** What is laid out, with everything measured. Lengths are CSS pixels. */
export type Measured = {
  readonly groups: readonly SceneGroup[]
  readonly shape: 'columns' | 'theme'
  readonly columns: number
  readonly columnHeight: number
  readonly gap: number
  readonly heightOf: KnownHeight
}

/** Laid-out pages with the groups that their pieces point into. */
export type Layout = {
  readonly groups: readonly PageGroup[]
  readonly pages: readonly Page[]
  readonly shape: Measured['shape']
  readonly columns: number
  /** The held page's index; −1 without one, or when nothing of it is left. */
  readonly heldAt: number
}

export const NO_PAGES: Layout = { groups: [], pages: [], shape: 'columns', columns: 1, heldAt: -1 }

/** Lays out what there is to show: afresh, or so that the held page stays as it is read. */
export type Lay = (held: HeldPage | null) => Layout

/** Lays groups out on pages. The held page stays as it is for as long as its content fits. */
export function layFor(measured: Measured): Lay {
  const { columnHeight, heightOf } = measured
  const all = measured.groups.map(group => ({ ...group, parts: groupParts(group, columnHeight, heightOf) }))
  const free = freeLayout(measured, all)
  return held => {
    if (held === null) return free
    const keeping = layoutKeeping(measured, all, held)
    // What all fits on one page needs no second one for the sake of calm.
    return free.pages.length === 1 && keeping.pages.length > 1 ? { ...free, heldAt: 0 } : keeping
  }
}

function freeLayout(measured: Measured, all: readonly PageGroup[]): Layout {
  const { shape, columns } = measured
  const made = (groups: readonly PageGroup[], pages: readonly Page[]) => ({
    groups,
    pages,
    shape,
    columns,
    heldAt: -1,
  })
  if (shape === 'theme') return made(all, paginateEvenly(flowGroups(all, measured), measured))
  const filled = all.filter(isFilled)
  const pages = paginate(flowGroups(filled, measured), measured)
  // What is missing is said once, at the foot, unless only a few themes are missing and there is room.
  const isNearlyFull = all.length - filled.length < filled.length
  const withEmpty = isNearlyFull ? paginate(flowGroups(all, measured), measured) : []
  const hasRoom = withEmpty.length > 0 && withEmpty.length <= pages.length
  return hasRoom ? made(all, withEmpty) : made(filled, pages)
}

function layoutKeeping(measured: Measured, all: readonly PageGroup[], held: HeldPage): Layout {
  const { shape, columns } = measured
  const groups = held.withEmpty || shape === 'theme' ? all : all.filter(isFilled)
  const places = heldPlaces(held, groups)
  const pages = paginate(flowGroups(groups, measured), measured, places)
  return { groups, pages, shape, columns, heldAt: pages.findIndex(page => beginsAt(page, places.columns[0])) }
}

/** A group's entries in the parts that a column's height asks for. */
export function groupParts(
  group: SceneGroup,
  columnHeight: number,
  heightOf: KnownHeight,
): readonly EntryPart[] {
  const heading = Math.max(heightOf(headingKey(group)) ?? 0, heightOf(continuedKey(group)) ?? 0)
  return group.entries.flatMap(entry => partsOf(entry, columnHeight - heading, heightOf))
}

/** The keys of the parts on a page, in reading order. */
export function keysOnPage({ pages, groups }: Layout, page: number): readonly string[] {
  return (pages[page] ?? []).flat().flatMap(piece => partsOfPiece(piece, groups).map(part => part.key))
}

/** The page that an entry or a part stands on, where there is no such part its entry; −1 for none. */
export function pageWith(key: string, layout: Layout): number {
  const at = layout.pages.findIndex((_, page) => keysOnPage(layout, page).includes(key))
  const entry = entryOfKey(key)
  return at < 0 && entry !== key ? pageWith(entry, layout) : at
}

export function headingKey(group: SceneGroup): string {
  return `h ${group.mark?.label ?? group.kind} ${String(group.entries.length).length}`
}

export function continuedKey(group: SceneGroup): string {
  return `c ${group.mark?.label ?? group.kind}`
}

function flowGroups(groups: readonly PageGroup[], { heightOf }: Measured): FlowGroup[] {
  const height = (key: string) => heightOf(key) ?? 0
  return groups.map(group => ({
    heading: height(headingKey(group)) + (isFilled(group) ? 0 : height('none')),
    continued: height(continuedKey(group)),
    entries: group.parts.map(part => height(heightKeyOf(part))),
  }))
}

function isFilled(group: SceneGroup): boolean {
  return group.entries.length > 0
}

function beginsAt(page: Page, place: Place | undefined): boolean {
  const first = page[0]?.[0]
  return first !== undefined && first.group === place?.group && first.from === place.entry
}
