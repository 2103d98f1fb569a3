import { type PageGroup, partsOfPiece } from './page-group.ts'
import type { Column, HeldPlaces, Page, Piece, Place } from './paginate.ts'

/** What stood in a piece, by ids: it is found again after entries have come, gone or grown. */
type HeldPiece = { readonly group: string; readonly opens: boolean; readonly keys: readonly string[] }

/** A page as it was laid out when it came up. */
export type HeldPage = {
  readonly columns: readonly (readonly HeldPiece[])[]
  /** The first column of the page after it. */
  readonly next: readonly HeldPiece[]
  /** Whether groups without entries stood on the pages. */
  readonly withEmpty: boolean
}

type Pages = { readonly pages: readonly Page[]; readonly groups: readonly PageGroup[] }

/** Remembers one of the pages; null for none. */
export function holdPage({ pages, groups }: Pages, at: number): HeldPage | null {
  const page = pages[at]
  if (page === undefined) return null
  const held = (column: Column) => column.map(piece => heldPiece(piece, groups))
  const next = pages[at + 1]?.[0] ?? []
  const withEmpty = groups.some(group => group.entries.length === 0)
  return { columns: page.map(held), next: held(next), withEmpty }
}

/** Where the columns of a held page begin among the groups as they are now; without those of which nothing is left. */
export function heldPlaces(held: HeldPage, groups: readonly PageGroup[]): HeldPlaces {
  const columns = held.columns.flatMap(column => placeOf(column, groups) ?? [])
  return { columns, next: placeOf(held.next, groups) }
}

function heldPiece(piece: Piece, groups: readonly PageGroup[]): HeldPiece {
  const keys = partsOfPiece(piece, groups).map(part => part.key)
  return { group: groups[piece.group]?.id ?? '', opens: piece.from === 0, keys }
}

function placeOf(column: readonly HeldPiece[], groups: readonly PageGroup[]): Place | null {
  for (const { group: id, opens, keys } of column) {
    const group = groups.findIndex(each => each.id === id)
    if (group < 0) continue
    if (opens) return { group, entry: 0 }
    const entry = groups[group]?.parts.findIndex(part => keys.includes(part.key)) ?? -1
    if (entry >= 0) return { group, entry }
  }
  return null
}
