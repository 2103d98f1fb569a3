import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import {
  bytesOf,
  isWholeBesideState,
  isWholePoint,
  isWholeSnapshot,
  pointCrc,
  type Row,
} from './checksums.ts'
import { hourEnds } from './hour-ends.ts'
import { logEnds } from './log-end.ts'
import type { Rewriting } from './purge-plan.ts'
import { firstOf, tailOf } from './sqlite-log.ts'
import type { HourEnd, LoadedMoment, NewPoint, StoredPoint, VersionKind } from './store.ts'

type PointRow = {
  readonly meeting: string
  readonly id: number
  readonly seq: number
  readonly at_ms: number
  readonly facts: string
  readonly kind: VersionKind | null
  readonly number: number | null
}
/** What a moment's updates begin with, and the number that it stands for. */
type Base = { readonly seq: number; readonly updates: readonly Uint8Array[] }

/** Changes of phase and steps of the agenda of one meeting; no honest one comes near. */
const MOST_MINOR = 2_000
/** A record as captured is stored whole when the log has grown by this part of it since the last whole one. */
const WHOLE_AGAIN_PART = 4

const KINDS: readonly VersionKind[] = ['captured', 'final']
const ALL_BUT_STATE = 'meeting, id, seq, at_ms, facts, kind, number, crc'

/** What a meeting's history keeps beside the log: rows that only a purge changes or removes. */
export function pointTables(db: DatabaseSync) {
  const insert = db.prepare('insert into points values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const nextId = db.prepare('select coalesce(max(id), 0) + 1 as next from points where meeting = ?')
  const nextNumber = db.prepare(`select coalesce(max(number), 0) + 1 as next from (
    select number from points where meeting = ?1 and kind = ?2 union all
    select last from version_numbers where meeting = ?1 and kind = ?2)`)
  const drop = db.prepare('delete from points where meeting = ? and id = ?')
  const one = db.prepare(`select ${ALL_BUT_STATE} from points where meeting = ? and id = ?`)
  const change = db.prepare('update points set seq = ?, facts = ?, crc = ? where meeting = ? and id = ?')
  const keepNumbers = db.prepare(`insert or replace into version_numbers
    select meeting, kind, max(number) from
      (select meeting, kind, number from points where meeting = ?1 and kind is not null union all
       select meeting, kind, last from version_numbers where meeting = ?1) group by meeting, kind`)
  const list = db.prepare(`select ${ALL_BUT_STATE} from points where meeting = ? order by id`)
  const finals = db.prepare(
    `select ${ALL_BUT_STATE} from points where meeting = ? and kind = 'final' order by id desc`,
  )
  const count = db.prepare('select count(*) as points from points where meeting = ?')
  const lastWhole = db.prepare('select max(seq) as seq from points where meeting = ? and state is not null')
  const grown = db.prepare('select sum(length(data)) as bytes from log where meeting = ? and n > ?')
  /** Null where the log is a cheap way to the same: closing a meeting again and again must not multiply it. */
  const keptState = (meeting: string, { kind, state }: NonNullable<NewPoint['version']>) => {
    const { seq } = lastWhole.get(meeting) ?? {}
    if (kind === 'final' || state === null || typeof seq !== 'number') return state
    const bytes = Number(grown.get(meeting, seq)?.bytes)
    return bytes * WHOLE_AGAIN_PART < state.length ? null : state
  }
  const insertPoint = (row: PointRow, state: Uint8Array | null) =>
    void insert.run(...Object.values(row), pointCrc(row), state, state && crc32(state))
  return {
    /** `before` is the number of the last update before the call's own. */
    add: (meeting: string, before: number, atMs: number, points: readonly NewPoint[]) => {
      for (const { after, facts, version, isMinor } of points) {
        if (isMinor && Number(count.get(meeting)?.points) >= MOST_MINOR) continue
        const kind = version?.kind ?? null
        const id = Number(nextId.get(meeting)?.next)
        const number = kind === null ? null : Number(nextNumber.get(meeting, kind)?.next)
        insertPoint(
          { meeting, id, seq: before + after, at_ms: atMs, facts, kind, number },
          version === null ? null : keptState(meeting, version),
        )
      }
    },
    /** Removes points and changes others; one that says so stands at `seq`. Their ids and numbers are never given again. */
    dropAndTrace: (
      meeting: string,
      { dropped, changed, seq }: Rewriting,
      { atMs, facts }: { readonly atMs: number; readonly facts: string },
    ) => {
      const id = Number(nextId.get(meeting)?.next)
      keepNumbers.run(meeting)
      for (const each of dropped) drop.run(meeting, each)
      for (const { id, ...rest } of changed)
        change.run(rest.seq, rest.facts, pointCrc({ ...one.get(meeting, id), ...rest }), meeting, id)
      insertPoint({ meeting, id, seq, at_ms: atMs, facts, kind: null, number: null }, null)
    },
    listPoints: (meeting: string): StoredPoint[] => list.all(meeting).filter(isWholeBesideState).map(pointOf),
    latestFinal: (meeting: string): StoredPoint | null => {
      for (const row of finals.iterate(meeting)) if (isWholeBesideState(row)) return pointOf(row)
      return null
    },
    listHours: hourReader(db),
    loadAt: momentReader(db),
  }
}

export type PointTables = ReturnType<typeof pointTables>

/** A number that is missing counts to the time of the one before it. */
function hourReader(db: DatabaseSync): (meeting: string) => HourEnd[] {
  const edges = db.prepare(
    'select coalesce(since, n) as first, (select max(n) from log where meeting = ?1) as last from log where meeting = ?1 order by n limit 1',
  )
  const around = db.prepare('select n, since, at_ms from log where meeting = ? and n >= ? order by n limit 1')
  const before = db.prepare('select at_ms from log where meeting = ? and n < ? order by n desc limit 1')
  return meeting => {
    const { first, last } = edges.get(meeting) ?? {}
    if (first === undefined) return []
    return hourEnds(Number(first), Number(last), n => {
      const row = around.get(meeting, n)
      return Number((row && firstOf(row) <= n ? row : before.get(meeting, n))?.at_ms)
    })
  }
}

/**
 * Begins with the last version or snapshot at or before that number. A damaged version is made again from the one
 * before it and the log.
 */
function momentReader(db: DatabaseSync): (meeting: string, seq: number) => LoadedMoment | null {
  const around = db.prepare('select n, since from log where meeting = ? and n >= ? order by n limit 1')
  const endOf = logEnds(db)
  const versions = db.prepare(`select * from points
    where meeting = ? and seq >= ? and seq <= ? and state is not null order by seq desc, id desc`)
  const snapshot = db.prepare('select seq, crc, data from snapshots where meeting = ? and seq <= ?')
  const rows = db.prepare(
    'select n, since, crc, data from log where meeting = ? and n > ? and n <= ? order by n',
  )
  return (meeting, seq) => {
    const row = around.get(meeting, seq)
    const isWithinSpan = row !== undefined && firstOf(row) <= seq && seq < Number(row.n)
    if (seq < 1 || seq > endOf(meeting) || isWithinSpan) return null
    const kept = snapshot.get(meeting, seq)
    let base: Base =
      kept !== undefined && isWholeSnapshot(meeting, kept)
        ? { seq: Number(kept.seq), updates: [bytesOf(kept.data)] }
        : { seq: 0, updates: [] }
    let isAnyDamaged = false
    for (const row of versions.iterate(meeting, base.seq, seq)) {
      if (isWholePoint(row)) {
        base = { seq: Number(row.seq), updates: [bytesOf(row.state)] }
        break
      }
      isAnyDamaged = true
    }
    const { updates, damage } = tailOf(rows.all(meeting, base.seq, seq), base.seq, seq)
    return {
      updates: [...base.updates, ...updates],
      damage: isAnyDamaged ? [{ seq, reason: 'checksum' }, ...damage] : damage,
    }
  }
}

function pointOf(row: Row): StoredPoint {
  const kind = KINDS.find(each => each === row.kind)
  return {
    id: Number(row.id),
    seq: Number(row.seq),
    atMs: Number(row.at_ms),
    facts: String(row.facts),
    version: kind === undefined ? null : { kind, number: Number(row.number) },
  }
}
