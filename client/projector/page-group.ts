import type { EntryPart } from './entry-parts.ts'
import type { Piece } from './paginate.ts'
import type { SceneGroup } from './scene.ts'

/** A group with its entries as they are set: those that are higher than a column in parts. */
export type PageGroup = SceneGroup & { readonly parts: readonly EntryPart[] }

/** The parts that a piece stands for. */
export function partsOfPiece(piece: Piece, groups: readonly PageGroup[]): readonly EntryPart[] {
  return groups[piece.group]?.parts.slice(piece.from, piece.to) ?? []
}
