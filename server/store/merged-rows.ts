import * as Y from 'yjs'
import { hourOf } from '../hours.ts'

/** A row of a log: an update that leads from what stands before number `since` to what stood at number `n`. */
export type LogRow = {
  readonly since: number
  readonly n: number
  readonly atMs: number
  readonly data: Uint8Array
}

/** An update that does nothing. */
const EMPTY_UPDATE = Uint8Array.of(0, 0)

/**
 * Each of `pieces` (rows that follow each other and follow `base`) as one row. What came and went within a piece is not
 * in it; at its end the document is the same. That is proven for each by building it a second time from the new rows;
 * the answer ends before the first that fails.
 */
export function mergedRows(
  base: readonly Uint8Array[],
  pieces: readonly (readonly LogRow[])[],
): readonly LogRow[] {
  const doc = new Y.Doc()
  const proof = new Y.Doc()
  const merged: LogRow[] = []
  if (takenInto(doc, base) === null || takenInto(proof, base) === null) return merged
  for (const rows of pieces) {
    const [first, last] = [rows[0], rows.at(-1)]
    const data = takenInto(
      doc,
      rows.map(row => row.data),
    )
    if (first === undefined || last === undefined || data === null) break
    if (takenInto(proof, [data]) === null || !isSame(doc, proof)) break
    merged.push({ since: first.since, n: last.n, atMs: last.atMs, data })
  }
  doc.destroy()
  proof.destroy()
  return merged
}

/** Applies updates in one step; answers all of it as one update, null when some lack what they build on. */
function takenInto(doc: Y.Doc, updates: readonly Uint8Array[]): Uint8Array | null {
  let taken: Uint8Array = EMPTY_UPDATE
  const take = (update: Uint8Array) => {
    taken = update
  }
  doc.on('update', take)
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  doc.off('update', take)
  return doc.store.pendingStructs === null && doc.store.pendingDs === null ? taken : null
}

/** The same document may be cut into parts differently; loaded anew, it is cut in one way. */
function isSame(a: Y.Doc, b: Y.Doc): boolean {
  const [first, second] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  return Buffer.compare(first, second) === 0 || Buffer.compare(anew(first), anew(second)) === 0
}

function anew(update: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const encoded = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return encoded
}

/** The numbers at which rows end an hour. The last row counts as such an end. */
export function hourEndsOf(rows: readonly LogRow[]): Set<number> {
  const isLast = (row: LogRow, next: LogRow | undefined) =>
    next === undefined || hourOf(next.atMs) !== hourOf(row.atMs)
  return new Set(rows.filter((row, index) => isLast(row, rows[index + 1])).map(row => row.n))
}

export type Pieces = {
  readonly pieces: readonly (readonly LogRow[])[]
  /** Up to here every span between two of `ends` is one piece. */
  readonly upto: number
}

/** Cuts rows behind each of `ends`, and where a piece would have more than `most` rows; what is behind the last is left. */
export function piecesOf(rows: readonly LogRow[], ends: ReadonlySet<number>, most: number): Pieces {
  const pieces: LogRow[][] = []
  let piece: LogRow[] = []
  let upto = 0
  let isSpanCut = false
  let isAnyCut = false
  for (const row of rows) {
    piece.push(row)
    const isEnd = ends.has(row.n)
    if (!isEnd && piece.length < most) continue
    pieces.push(piece)
    piece = []
    if (!isEnd) isSpanCut = true
    else {
      isAnyCut ||= isSpanCut
      isSpanCut = false
      if (!isAnyCut) upto = row.n
    }
  }
  return { pieces, upto }
}
