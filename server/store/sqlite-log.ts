import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { Appended, ClientBinding, Damage, LoadedMeeting } from './store.ts'

/** Sizes tell when a new snapshot is worth its while. */
export type LoadedLog = LoadedMeeting & { readonly snapshotBytes: number; readonly tailBytes: number }

type Row = Record<string, SQLOutputValue>
type Start = { readonly seq: number; readonly updates: readonly Uint8Array[] }

/** A meeting's log and its snapshot. Log rows are numbered without holes in each meeting and are never changed. */
export function logTables(db: DatabaseSync) {
  const insert = db.prepare('insert into log (meeting, n, at_ms, crc, data) values (?, ?, ?, ?, ?)')
  const bind = db.prepare('insert or ignore into clients (meeting, client, owner) values (?, ?, ?)')
  const last = db.prepare('select n from log where meeting = ? order by n desc limit 1')
  const putSnapshot = db.prepare('insert or replace into snapshots values (?, ?, ?, ?)')
  const mark = db.prepare('insert or ignore into damage values (?, ?, ?, ?)')
  const open = db.prepare(`select count(*) as open from damage where n >
    coalesce((select seq from snapshots where snapshots.meeting = damage.meeting), -1)`)
  const numbers = new Map<string, number>()
  const append = (id: string, { updates, clients, atMs }: Appended): number => {
    let n = numbers.get(id) ?? Number(last.get(id)?.n ?? 0)
    for (const update of updates) insert.run(id, ++n, atMs, crc32(update), update)
    for (const { client, owner } of clients) bind.run(id, client, owner)
    numbers.set(id, n)
    return n
  }
  return {
    load: logReader(db),
    append,
    /** What was appended since the last commit does not stand. */
    rolledBack: () => numbers.clear(),
    putSnapshot: (id: string, bytes: Uint8Array, seq: number) =>
      void putSnapshot.run(id, seq, snapshotCrc(id, seq, bytes), bytes),
    /** Keeps in mind what is damaged; the rows themselves stay as they are. */
    markDamage: (id: string, damage: readonly Damage[], atMs: number) => {
      for (const { seq, reason } of damage) mark.run(id, seq, reason, atMs)
    },
    damaged: () => Number(open.get()?.open ?? 0),
  }
}

export type LogTables = ReturnType<typeof logTables>

/** Reads a meeting: the snapshot if it is whole, and every whole row behind it. Writes nothing. */
export function logReader(db: DatabaseSync): (id: string) => LoadedLog {
  const tail = db.prepare('select n, crc, data from log where meeting = ? and n > ? order by n')
  const snapshot = db.prepare('select seq, crc, data from snapshots where meeting = ?')
  const clients = db.prepare('select client, owner from clients where meeting = ? order by clients.n')
  const lacks = db.prepare(`select exists (select 1 from damage where meeting = ?1 and n > 0) or exists
    (select 1 from restores, meetings where id = ?1 and at_ms >= created_ms) as lacks`)
  return id => {
    const kept = snapshot.get(id)
    const start = kept === undefined ? { seq: 0, updates: [] } : startOf(id, kept)
    const { updates, seq, damage } = tailOf(tail.all(id, start?.seq ?? 0), start?.seq ?? 0)
    const all = start === null ? [{ seq: 0, reason: 'checksum' } as const, ...damage] : damage
    return {
      updates: [...(start?.updates ?? []), ...updates],
      seq,
      clients: clients.all(id).map(bindingOf),
      damage: all,
      mayLack: damage.length > 0 || lacks.get(id)?.lacks === 1,
      snapshotBytes: sizeOf(start?.updates ?? []),
      tailBytes: sizeOf(updates),
    }
  }
}

/** True when the bytes are those that were written with this checksum. */
export function isWhole(row: Row): boolean {
  return crc32(bytesOf(row.data)) === Number(row.crc)
}

/** As `isWhole`, for a row of the snapshots: its meeting and number are part of the checksum. */
export function isWholeSnapshot(id: string, row: Row): boolean {
  return snapshotCrc(id, Number(row.seq), bytesOf(row.data)) === Number(row.crc)
}

function snapshotCrc(id: string, seq: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${id} ${seq}`))
}

/** Null when the snapshot is damaged. */
function startOf(id: string, row: Row): Start | null {
  return isWholeSnapshot(id, row) ? { seq: Number(row.seq), updates: [bytesOf(row.data)] } : null
}

/** The intact updates of rows that should follow each other behind `from`, and what of them is damaged. */
export function tailOf(rows: readonly Row[], from: number) {
  const updates: Uint8Array[] = []
  const damage: Damage[] = []
  let seq = from
  for (const row of rows) {
    const n = Number(row.n)
    if (n > seq + 1) damage.push({ seq: seq + 1, reason: 'missing' })
    if (isWhole(row)) updates.push(bytesOf(row.data))
    else damage.push({ seq: n, reason: 'checksum' })
    seq = n
  }
  return { updates, seq, damage }
}

function bindingOf(row: Row): ClientBinding {
  return { client: Number(row.client), owner: String(row.owner) }
}

/** A blob; no bytes for anything else. */
export function bytesOf(value: SQLOutputValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array()
}

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.length, 0)
}
