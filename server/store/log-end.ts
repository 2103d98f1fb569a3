import type { DatabaseSync } from 'node:sqlite'
import { isWholeBesideState, isWholeSnapshot } from './checksums.ts'

/**
 * How far a meeting's log is known to have come. Its last rows may have vanished; what was made behind them, a snapshot
 * or a point of the history, still says that they were there. A number up to here is never given again: what is read
 * from a snapshot or a version on would pass over it.
 */
export function logEnds(db: DatabaseSync): (meeting: string) => number {
  const last = db.prepare('select max(n) as n from log where meeting = ?')
  const snapshots = db.prepare('select seq, crc, data from snapshots where meeting = ? and seq > ?')
  const points = db.prepare(`select meeting, id, seq, at_ms, facts, kind, number, crc from points
    where meeting = ? and seq > ?`)
  return meeting => {
    const end = Number(last.get(meeting)?.n ?? 0)
    const beyond = [
      ...snapshots.all(meeting, end).filter(row => isWholeSnapshot(meeting, row)),
      ...points.all(meeting, end).filter(isWholeBesideState),
    ]
    return Math.max(end, ...beyond.map(row => Number(row.seq)))
  }
}
