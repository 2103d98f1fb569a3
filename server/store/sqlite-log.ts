import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { bytesOf, isWhole, isWholeSnapshot, mergedCrc, type Row, snapshotCrc } from './checksums.ts'
import { logEnds } from './log-end.ts'
import type { LogRow } from './merged-rows.ts'
import type { Appended, ClientBinding, Damage, LoadedMeeting } from './store.ts'

/** Sizes tell when a new snapshot is worth its while. */
export type LoadedLog = LoadedMeeting & { readonly snapshotBytes: number; readonly tailBytes: number }

type Start = { readonly seq: number; readonly updates: readonly Uint8Array[] }

/** Rows of a log that follow each other and become one, and what tells that they are still those that were read. */
export type Merging = {
  readonly row: LogRow
  readonly replaced: { readonly rows: number; readonly crcs: number }
}

/**
 * A meeting's log and its snapshot. Log rows are numbered without holes in each meeting; old ones
 * are merged, and the merged one stands for all their numbers.
 */
export function logTables(db: DatabaseSync) {
  const insert = db.prepare('insert into log (meeting, n, at_ms, crc, data) values (?, ?, ?, ?, ?)')
  const bind = db.prepare('insert or ignore into clients (meeting, client, owner) values (?, ?, ?)')
  const meeting = db.prepare('select 1 from meetings where id = ?')
  const endOf = logEnds(db)
  const putSnapshot =
    db.prepare(`insert into snapshots select id, ?2, ?3, ?4 from meetings where id = ?1 on conflict (meeting) do update
    set seq = excluded.seq, crc = excluded.crc, data = excluded.data where excluded.seq >= snapshots.seq
    or snapshots.seq > (select max(n) from log where log.meeting = excluded.meeting)`)
  const span = db.prepare(
    'select count(*) as rows, sum(crc) as crcs from log where meeting = ? and n >= ? and n <= ?',
  )
  const drop = db.prepare('delete from log where meeting = ? and n >= ? and n <= ?')
  const insertMerged = db.prepare(
    'insert into log (meeting, n, at_ms, crc, data, since) values (?, ?, ?, ?, ?, ?)',
  )
  const thinnable = db.prepare(`select id from meetings left join thinned on meeting = id where
    (select at_ms from log where log.meeting = id and n > coalesce(upto, 0) order by n limit 1) < ?`)
  const putThinned = db.prepare(`insert into thinned values (?, ?)
    on conflict (meeting) do update set upto = max(upto, excluded.upto)`)
  const mark = db.prepare('insert or ignore into damage values (?, ?, ?, ?)')
  const found = db.prepare('select max(found_ms) as at from damage where meeting = ? and n > 0')
  const open = db.prepare(`select count(*) as open from damage where n >
    coalesce((select seq from snapshots where snapshots.meeting = damage.meeting), -1)`)
  const numbers = new Map<string, number>()
  const lastNumber = (id: string): number => {
    if (meeting.get(id) === undefined) throw new Error('there is no such meeting')
    return endOf(id)
  }
  const append = (id: string, { updates, clients, atMs }: Appended): number => {
    let n = numbers.get(id) ?? lastNumber(id)
    for (const update of updates) insert.run(id, ++n, atMs, crc32(update), update)
    for (const { client, owner } of clients) bind.run(id, client, owner)
    numbers.set(id, n)
    return n
  }
  const requireSame = (id: string, since: number, n: number, { rows, crcs }: Merging['replaced']) => {
    const found = span.get(id, since, n)
    if (Number(found?.rows) !== rows || Number(found?.crcs) !== crcs)
      throw new Error('the rows to merge have changed')
  }
  const replaceRows = (id: string, n: number, rows: readonly LogRow[], replaced: Merging['replaced']) => {
    const from = rows[0]?.since ?? 0
    requireSame(id, from, n, replaced)
    drop.run(id, from, n)
    for (const { since, n, atMs, data } of rows)
      insertMerged.run(id, n, atMs, mergedCrc(since, n, data), data, since)
  }
  return {
    load: logReader(db),
    append,
    /** Throws where the rows are no longer those from which the new ones were made. */
    replaceRows,
    /** What was appended since the last commit does not stand. */
    rolledBack: () => numbers.clear(),
    /**
     * An older one is passed over, unless what stands there is beyond the log: that is damaged. So is one of a meeting
     * that is gone: it was under way when that was purged.
     */
    putSnapshot: (id: string, bytes: Uint8Array, seq: number) =>
      void putSnapshot.run(id, seq, snapshotCrc(id, seq, bytes), bytes),
    mergeRows: (id: string, { row, replaced }: Merging) => replaceRows(id, row.n, [row], replaced),
    thinnable: (beforeMs: number): string[] => thinnable.all(beforeMs).map(row => String(row.id)),
    /** Less than what stands there is passed over: a purge may have come in between. */
    thinned: (id: string, upto: number) => void putThinned.run(id, upto),
    /** Keeps in mind what is damaged; the rows themselves stay as they are. */
    markDamage: (id: string, damage: readonly Damage[], atMs: number) => {
      for (const { seq, reason } of damage) mark.run(id, seq, reason, atMs)
      return Number(found.get(id)?.at)
    },
    damaged: () => Number(open.get()?.open ?? 0),
  }
}

export type LogTables = ReturnType<typeof logTables>

/** Reads a meeting: the snapshot if it is whole, and every whole row behind it. Writes nothing. */
export function logReader(db: DatabaseSync): (id: string) => LoadedLog {
  const tail = db.prepare('select n, since, crc, data from log where meeting = ? and n > ? order by n')
  const snapshot = db.prepare('select seq, crc, data from snapshots where meeting = ?')
  const clients = db.prepare('select client, owner from clients where meeting = ? order by clients.n')
  const lacking = db.prepare(`select max(at) as since from
    (select found_ms as at from damage where meeting = ?1 and n > 0 union all
     select at_ms from restores, meetings where id = ?1 and at_ms >= created_ms)`)
  const meeting = db.prepare('select 1 from meetings where id = ?')
  const endOf = logEnds(db)
  return id => {
    const kept = snapshot.get(id)
    const start = kept === undefined ? { seq: 0, updates: [] } : startOf(id, kept)
    const beginning = meeting.get(id) === undefined ? 0 : 1
    const end = Math.max(beginning, endOf(id))
    const { updates, seq, damage } = tailOf(tail.all(id, start?.seq ?? 0), start?.seq ?? 0, end)
    const since = lacking.get(id)?.since ?? null
    const all = start === null ? [{ seq: 0, reason: 'checksum' } as const, ...damage] : damage
    return {
      updates: [...(start?.updates ?? []), ...updates],
      seq,
      clients: clients.all(id).map(bindingOf),
      damage: all,
      mayLack: damage.length > 0 || since !== null,
      lackingSinceMs: Number(since),
      snapshotBytes: sizeOf(start?.updates ?? []),
      tailBytes: sizeOf(updates),
    }
  }
}

/** True when a load has found all of this before: whoever opened the meeting then and the operator know. */
export function isTold(db: DatabaseSync, meeting: string, damage: readonly Damage[]): boolean {
  const mark = db.prepare('select 1 from damage where meeting = ? and n = ?')
  return damage.every(({ seq }) => seq === 0 || mark.get(meeting, seq) !== undefined)
}

/** The first number that a row stands for; its own is the last. */
export function firstOf({ n, since }: Row): number {
  return Number(since ?? n)
}

/** Null when the snapshot is damaged. */
function startOf(id: string, row: Row): Start | null {
  return isWholeSnapshot(id, row) ? { seq: Number(row.seq), updates: [bytesOf(row.data)] } : null
}

/** The intact updates of rows that should follow each other behind `from` up to `end`, and what of them is damaged. */
export function tailOf(rows: readonly Row[], from: number, end: number) {
  const updates: Uint8Array[] = []
  const damage: Damage[] = []
  let seq = from
  for (const row of rows) {
    const n = Number(row.n)
    if (firstOf(row) > seq + 1) damage.push({ seq: seq + 1, reason: 'missing' })
    if (isWhole(row)) updates.push(bytesOf(row.data))
    else damage.push({ seq: n, reason: 'checksum' })
    seq = n
  }
  if (seq < end) damage.push({ seq: seq + 1, reason: 'missing' })
  return { updates, seq, damage }
}

function bindingOf(row: Row): ClientBinding {
  return { client: Number(row.client), owner: String(row.owner) }
}

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.length, 0)
}
