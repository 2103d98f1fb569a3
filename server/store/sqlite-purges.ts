import type { DatabaseSync } from 'node:sqlite'
import type { Rewriting } from './purge-plan.ts'
import type { LogTables } from './sqlite-log.ts'
import type { PointTables } from './sqlite-points.ts'

/** Why and when something was removed for good. */
export type Purge = { readonly atMs: number; readonly facts: string }

/** Where else something of a meeting stands; only the trace of its purge is left. */
const TABLES_OF_MEETING = [
  'log',
  'snapshots',
  'clients',
  'tokens',
  'damage',
  'points',
  'thinned',
  'version_numbers',
  'templates',
]
const CHECKPOINT_BUSY_MS = 5_000
/** How far the files have followed a purge, as its trace keeps it. */
const STAGE = { removed: 0, erased: 1, rewritten: 2 } as const

/** Removal for good. What is removed is gone from the tables with the commit, from the files once `erase` says so. */
export function purgeTables(db: DatabaseSync, log: LogTables, points: PointTables) {
  const deletions = TABLES_OF_MEETING.map(table => db.prepare(`delete from ${table} where meeting = ?`))
  const dropMeeting = db.prepare('delete from meetings where id = ? and binned_ms is not null')
  const trace = db.prepare(
    `insert into purges (meeting, kind, at_ms, erased) values (?, ?, ?, ${STAGE.removed})`,
  )
  const dropSnapshot = db.prepare('delete from snapshots where meeting = ?')
  const at = db.prepare('select 1 from purges where erased = ?')
  const moveOn = db.prepare('update purges set erased = ? where erased = ?')
  return {
    /** Throws where the log is no longer what the plan was made for. */
    purgeDeleted: (meeting: string, rewriting: Rewriting, purge: Purge) => {
      const { rows, replaced, snapshot, seq } = rewriting
      log.replaceRows(meeting, seq, rows, replaced)
      dropSnapshot.run(meeting)
      log.putSnapshot(meeting, snapshot, seq)
      points.dropAndTrace(meeting, rewriting, purge)
      log.thinned(meeting, seq)
      trace.run(meeting, 'deleted', purge.atMs)
    },
    /** False where the meeting is not in the bin. */
    purgeMeeting: (meeting: string, atMs: number): boolean => {
      if (dropMeeting.run(meeting).changes === 0) return false
      for (const deletion of deletions) deletion.run(meeting)
      log.rolledBack()
      trace.run(meeting, 'meeting', atMs)
      return true
    },
    /**
     * Writes the database anew and empties its write-ahead log, if something was removed since the last time. False while
     * somebody reads the database: the log alone is then for the next attempt. Not within a transaction.
     */
    erase: (): boolean => {
      if (at.get(STAGE.removed) !== undefined) {
        db.exec('vacuum')
        moveOn.run(STAGE.rewritten, STAGE.removed)
      }
      if (at.get(STAGE.rewritten) === undefined) return true
      db.exec('pragma busy_timeout = 0')
      const { busy } = db.prepare('pragma wal_checkpoint(truncate)').get() ?? {}
      db.exec(`pragma busy_timeout = ${CHECKPOINT_BUSY_MS}`)
      if (busy !== 0) return false
      moveOn.run(STAGE.erased, STAGE.rewritten)
      return true
    },
  }
}
