import type { DatabaseSync } from 'node:sqlite'
import { bytesOf, isWhole, isWholeSnapshot } from './checksums.ts'
import { hourEndsOf, type LogRow, mergedRows, piecesOf } from './merged-rows.ts'
import { firstOf, type Merging } from './sqlite-log.ts'

/** Rows from `beforeMs` on stay as they are. */
export type ThinningTask = { readonly meeting: string; readonly beforeMs: number }

export type Thinning = {
  /** In order, each for a commit of its own. */
  readonly merges: readonly Merging[]
  /** So far the log is then as thin as its history allows. */
  readonly upto: number
  /** Some rows are old enough and stand in no snapshot yet. */
  readonly needsSnapshot: boolean
  /** The rows up to where the log was thinned do not end there: nothing more can be proven. */
  readonly isBaseLost: boolean
}

/** Read at once; what is behind them is the next time's. */
const MOST_ROWS = 20_000
/** Replaced in one commit: about 2 ms. */
const MOST_REPLACED = 500

export type StoredRow = LogRow & { readonly crc: number }

/** How old rows behind a meeting's snapshot are merged so that every moment of its history can still be rebuilt. */
export function thinningOf(db: DatabaseSync, { meeting, beforeMs }: ThinningTask): Thinning {
  const before = Number(db.prepare('select upto from thinned where meeting = ?').get(meeting)?.upto ?? 0)
  const base = intactRows(db, meeting, { after: 0, upto: before })
  const rows = intactRows(db, meeting, { after: before, most: MOST_ROWS + 1 })
  const snapshot = db.prepare('select seq, crc, data from snapshots where meeting = ?').get(meeting)
  const isKept = snapshot !== undefined && isWholeSnapshot(meeting, snapshot)
  const old = leading(rows, row => row.atMs < beforeMs)
  const behind = leading(old, row => isKept && row.n <= Number(snapshot.seq))
  if ((base.at(-1)?.n ?? 0) !== before)
    return { merges: [], upto: before, needsSnapshot: false, isBaseLost: true }
  const ends = new Set([...hourEndsOf(rows), ...pointsAt(db, meeting)])
  const cut = piecesOf(behind, ends, MOST_REPLACED)
  const merged = mergedRows(
    base.map(row => row.data),
    cut.pieces,
  )
  const merges = merged.flatMap((row, index) => mergingOf(row, rowsIn(behind, row), cut.pieces[index] ?? []))
  const provenUpto = merged.at(-1)?.n ?? before
  return {
    merges,
    upto: Math.max(before, Math.min(cut.upto, provenUpto)),
    needsSnapshot: behind.length < old.length,
    isBaseLost: false,
  }
}

function mergingOf(row: LogRow, replaced: readonly StoredRow[], piece: readonly LogRow[]): Merging[] {
  if (piece.length < 2) return []
  return [{ row, replaced: { rows: replaced.length, crcs: replaced.reduce((sum, { crc }) => sum + crc, 0) } }]
}

function rowsIn(rows: readonly StoredRow[], { since, n }: LogRow): StoredRow[] {
  return rows.filter(row => row.n >= since && row.n <= n)
}

/** Where points of the history stand. */
function pointsAt(db: DatabaseSync, meeting: string): number[] {
  return db
    .prepare('select distinct seq from points where meeting = ?')
    .all(meeting)
    .map(row => Number(row.seq))
}

type Range = { readonly after: number; readonly upto?: number; readonly most?: number }

/** A log's rows up to the first that is damaged or missing. */
export function intactRows(
  db: DatabaseSync,
  meeting: string,
  { after, upto = Number.MAX_SAFE_INTEGER, most = -1 }: Range,
): StoredRow[] {
  const read = db.prepare(
    'select n, since, at_ms, crc, data from log where meeting = ? and n > ? and n <= ? order by n limit ?',
  )
  const rows: StoredRow[] = []
  let seq = after
  for (const row of read.iterate(meeting, after, upto, most)) {
    const [since, n] = [firstOf(row), Number(row.n)]
    if (since !== seq + 1 || !isWhole(row)) break
    rows.push({ since, n, atMs: Number(row.at_ms), crc: Number(row.crc), data: bytesOf(row.data) })
    seq = n
  }
  return rows
}

function leading<T>(items: readonly T[], holds: (item: T) => boolean): readonly T[] {
  const end = items.findIndex(item => !holds(item))
  return end < 0 ? items : items.slice(0, end)
}
