import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { HOUR_MS } from '../../server/hours.ts'
import { backUp } from '../../server/store/backup.ts'
import { docOf } from '../../server/store/snapshot.ts'
import { logReader, logTables } from '../../server/store/sqlite-log.ts'
import { prepareDatabase } from '../../server/store/sqlite-schema.ts'
import type { LoadedMeeting } from '../../server/store/store.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { storedMeeting } from '../support/describe-store.ts'
import { directories } from '../support/directories.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { drawn, storedIds, typedMeeting } from '../support/typed-meeting.ts'

const SEED = process.env.PROPERTY_SEED ?? '1'
const ENTRIES = 40
/** Hundreds of databases are opened; slow on a busy machine. */
const TIMEOUT_MS = 120_000
const BEFORE_4 =
  'drop table thinned; drop table purges; drop table version_numbers; alter table log drop column since'
const FRAME_BYTES = 24 + 4096
const WAL_HEADER_BYTES = 32
const all = Array.from({ length: ENTRIES }, (_, n) => `e${n}`)

const newDirectory = directories('damage')

type Files = { readonly main: Buffer; readonly wal: Buffer }

/** A stored meeting as a kill would leave it: with everything in the write-ahead log, or everything in the file. */
async function filesOf(where: 'wal' | 'main'): Promise<Files> {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  if (where === 'main') await store.close()
  const main = readFileSync(join(directory, 'yoroku.db'))
  const wal = where === 'wal' ? readFileSync(join(directory, 'yoroku.db-wal')) : Buffer.alloc(0)
  if (where === 'wal') await store.close()
  return { main, wal }
}

/** What a server would read from these files: the meeting, or the words with which it refuses. */
function readFrom({ main, wal }: Files): LoadedMeeting | string {
  const directory = newDirectory()
  const file = join(directory, 'yoroku.db')
  writeFileSync(file, main)
  if (wal.length > 0) writeFileSync(`${file}-wal`, wal)
  const db = new DatabaseSync(file)
  try {
    prepareDatabase(db)
    return logReader(db)('m')
  } catch (error) {
    return String(error)
  } finally {
    db.close()
    rmSync(directory, { recursive: true })
  }
}

const idsOf = (loaded: LoadedMeeting) => readEntries(docOf(loaded.updates)).map(entry => entry.id)

test('wherever the write-ahead log is cut, a clean prefix of the edits remains', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { main, wal } = await filesOf('wal')
  const frames = Math.floor((wal.length - WAL_HEADER_BYTES) / FRAME_BYTES)
  const edges = Array.from({ length: frames + 1 }, (_, n) => WAL_HEADER_BYTES + n * FRAME_BYTES)
  const anywhere = Array.from({ length: 60 }, (_, n) => drawn(`${SEED} cut ${n}`, wal.length))
  let longest = 0
  let before = -1
  for (const length of [...edges.flatMap(edge => [edge - 1, edge, edge + 1]), ...anywhere].sort(
    (a, b) => a - b,
  )) {
    const read = readFrom({ main, wal: wal.subarray(0, length) })
    const ids = typeof read === 'string' ? [] : idsOf(read)
    if (typeof read !== 'string') expect(read.damage, `cut at ${length}`).toEqual([])
    expect(ids, `cut at ${length}`).toEqual(all.slice(0, ids.length))
    expect(ids.length, `cut at ${length}`).toBeGreaterThanOrEqual(before)
    before = ids.length
    longest = Math.max(longest, ids.length)
  }
  expect(longest).toBe(ENTRIES)
})

test('whichever bit of the write-ahead log is flipped, a clean prefix of the edits remains', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { main, wal } = await filesOf('wal')
  for (let n = 0; n < 150; n++) {
    const bit = drawn(`${SEED} wal ${n}`, wal.length * 8)
    const read = readFrom({ main, wal: flipped(wal, bit) })
    const ids = typeof read === 'string' ? [] : idsOf(read)
    expect(ids, `seed ${SEED}, bit ${bit}`).toEqual(all.slice(0, ids.length))
  }
})

test('whichever bit of the main file is flipped, no hole in the text goes unnoticed and nothing is emptied', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { main, wal } = await filesOf('main')
  let noticed = 0
  for (let n = 0; n < 450; n++) {
    const bit = drawn(`${SEED} main ${n}`, main.length * 8)
    const read = readFrom({ main: flipped(main, bit), wal })
    if (typeof read === 'string' || read.damage.length > 0) {
      noticed++
      continue
    }
    const ids = idsOf(read)
    expect(ids, `seed ${SEED}, bit ${bit}`).toEqual(all.slice(0, ids.length))
    expect(ids.length, `seed ${SEED}, bit ${bit}`).toBeGreaterThan(0)
  }
  expect(noticed).toBeGreaterThan(10)
})

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

function change(directory: string, sql: string): void {
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec(sql)
  db.close()
}

test('a damaged row is passed over, marked and kept; the rest of the text and other meetings are there', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'bad', 30, 3)
  await typedMeeting(store, 'good', 3)
  await store.close()
  change(directory, "update log set data = x'ff00' where meeting = 'bad' and n = 20")
  const again = await openSqlite(directory)
  const loaded = await again.load('bad')
  expect(loaded.damage).toEqual([{ seq: 20, reason: 'checksum' }])
  expect(loaded.mayLack).toBe(true)
  const ids = await storedIds(again, 'bad')
  const lost = [18, 21, 24, 27]
  expect(new Set(ids)).toEqual(new Set(all.slice(0, 30).filter((_, n) => !lost.includes(n))))
  expect(await storedIds(again, 'good')).toHaveLength(3)
  expect(await again.check()).toEqual({ damaged: 1 })
  await again.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  expect(db.prepare("select data from log where meeting = 'bad' and n = 20").get()?.data).toEqual(
    new Uint8Array([255, 0]),
  )
  expect(db.prepare('select meeting, n, reason from damage').all()).toEqual([
    { meeting: 'bad', n: 20, reason: 'checksum' },
  ])
  db.close()
})

test('rows that have vanished are noticed by their numbers', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', 10)
  await store.close()
  change(directory, 'delete from log where n in (5, 6)')
  const again = await openSqlite(directory)
  expect((await again.load('m')).damage).toEqual([{ seq: 5, reason: 'missing' }])
  await again.close()
})

test('the beginning of a meeting stands twice: a damage of either loses nothing', async () => {
  for (const sql of ["update snapshots set data = x'00'", "update log set data = x'00' where n = 1"]) {
    const directory = newDirectory()
    const store = await openSqlite(directory)
    await typedMeeting(store, 'm', 5)
    await store.close()
    change(directory, sql)
    const again = await openSqlite(directory)
    expect(await storedIds(again, 'm')).toEqual(all.slice(0, 5))
    expect((await again.load('m')).mayLack).toBe(false)
    await again.close()
  }
})

test('a log that has grown gets a snapshot by itself; a damaged one is passed over for the log', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory, 1_000)
  await typedMeeting(store, 'm', ENTRIES)
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  const at = () => Number(db.prepare('select seq from snapshots').get()?.seq)
  while (at() === 1) await store.check()
  expect((await store.load('m')).updates.length).toBeLessThan(ENTRIES)
  expect(await storedIds(store, 'm')).toEqual(all)
  await store.close()
  for (const change of ["data = x'00'", 'seq = seq + 1']) {
    db.exec(`begin; update snapshots set ${change}`)
    const { damage, updates } = logReader(db)('m')
    expect(damage, change).toEqual([{ seq: 0, reason: 'checksum' }])
    expect(readEntries(docOf(updates)).map(({ id }) => id)).toEqual(all)
    db.exec('rollback')
  }
  db.close()
})

test('a snapshot gives way to a newer one, never to an older one, and to any when it stands beyond the log', () => {
  const db = new DatabaseSync(':memory:')
  prepareDatabase(db)
  const log = logTables(db)
  db.exec("insert into meetings values ('m', 0, 0, null, '', '')")
  log.append('m', { updates: [1, 2, 3, 4].map(n => Uint8Array.of(n)), clients: [], atMs: 0 })
  const kept = () => ({ ...db.prepare('select seq, data from snapshots').get() })
  for (const seq of [1, 3, 2]) log.putSnapshot('m', Uint8Array.of(seq), seq)
  expect(kept()).toEqual({ seq: 3, data: Uint8Array.of(3) })
  db.exec('update snapshots set seq = seq + 1024')
  log.putSnapshot('m', Uint8Array.of(2), 2)
  expect(kept()).toEqual({ seq: 2, data: Uint8Array.of(2) })
  db.close()
})

test('after a restored backup only meetings from before it may lack something', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  for (const [id, createdMs] of [
    ['before', 1],
    ['after', 9],
  ] as const)
    await store.createMeeting({ ...storedMeeting(id, createdMs), update: Uint8Array.of(0, 0) })
  await store.close()
  change(directory, 'insert into restores values (5)')
  const again = await openSqlite(directory)
  expect([(await again.load('before')).mayLack, (await again.load('after')).mayLack]).toEqual([true, false])
  await again.close()
})

test('what is committed is on the disk, and what is deleted is overwritten', () => {
  const db = new DatabaseSync(join(newDirectory(), 'yoroku.db'))
  prepareDatabase(db)
  const setting = (name: string) => Object.values(db.prepare(`pragma ${name}`).get() ?? {})
  const FULL = 2
  expect([setting('journal_mode'), setting('synchronous'), setting('secure_delete')]).toEqual([
    ['wal'],
    [FULL],
    [1],
  ])
  db.close()
})

test('no snapshot is made that would hide updates whose predecessors are missing', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', 20)
  await store.close()
  change(directory, "update log set data = x'00' where n = 10")
  const again = await openSqlite(directory, 10)
  await again.load('m')
  await typedMeeting(again, 'other', 5)
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  const at = (meeting: string) => db.prepare('select seq from snapshots where meeting = ?').get(meeting)?.seq
  while (at('other') === 1) await again.check()
  expect(at('m')).toBe(1)
  db.close()
  await again.close()
})

test('after a long reader the write-ahead log shrinks again', async () => {
  const directory = newDirectory()
  const wal = join(directory, 'yoroku.db-wal')
  const store = await openSqlite(directory)
  await typedMeeting(store, 'x', 0)
  const reader = new DatabaseSync(join(directory, 'yoroku.db'))
  reader.exec('begin; select count(*) from log')
  const updates = [new Uint8Array(1024 * 1024)]
  for (let n = 0; n < 24; n++) await store.append('x', { updates, clients: [], atMs: 0 })
  expect(statSync(wal).size).toBeGreaterThan(24 * 1024 * 1024)
  reader.exec('rollback')
  reader.close()
  const isLarge = () => statSync(wal).size >= 17 * 1024 * 1024
  for (let n = 0; n < 40 && isLarge(); n++) await store.append('x', { updates, clients: [], atMs: 0 })
  expect(isLarge()).toBe(false)
  await store.close()
})

test('a database of the first version is taken over with all its rows', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', 6)
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec(`drop table points; drop table damage; drop table restores; drop index log_by_number; ${BEFORE_4}; alter table log drop column n;
    create index log_by_meeting on log (meeting, seq); pragma user_version = 1`)
  prepareDatabase(db)
  expect(logTables(db).load('m').damage).toEqual([])
  expect(idsOf(logTables(db).load('m'))).toEqual(all.slice(0, 6))
  expect(db.prepare('pragma integrity_check').get()?.integrity_check).toBe('ok')
  db.close()
})

test('a database without a history gets one', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', 6)
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec(`drop table points; ${BEFORE_4}; pragma user_version = 2`)
  db.close()
  const again = await openSqlite(directory)
  await again.append('m', {
    updates: [],
    clients: [],
    atMs: 1,
    points: [{ after: 0, facts: 'x', version: null }],
  })
  expect(await again.listPoints('m')).toMatchObject([{ seq: 7, facts: 'x' }])
  await again.close()
})

test('a version that is damaged is made again from the log, and a backup with it says so', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', 6)
  const { updates, seq } = await store.load('m')
  const state = Y.encodeStateAsUpdate(docOf(updates))
  const points = [{ after: 0, facts: '{}', version: { kind: 'final' as const, state } }]
  await store.append('m', { updates: [], clients: [], atMs: 1, points })
  await typedMeeting(store, 'n', 1)
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec("update points set state = cast('no document' as blob)")
  db.close()
  const again = await openSqlite(directory)
  const moment = await again.loadAt('m', seq)
  expect(moment?.damage).toEqual([{ seq, reason: 'checksum' }])
  expect(readEntries(docOf(moment?.updates ?? [])).map(({ id }) => id)).toEqual(all.slice(0, 6))
  expect(await backUp(directory, join(newDirectory(), 'with-damage.db'))).toMatchObject({ damaged: 1 })
  await again.close()
})

test('a moment behind a snapshot is read from there on', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', 6)
  const { updates } = await store.load('m')
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  logTables(db).putSnapshot('m', Y.encodeStateAsUpdate(docOf(updates.slice(0, 5))), 5)
  db.exec('delete from log where n = 2')
  db.close()
  const again = await openSqlite(directory)
  const at = async (seq: number) => {
    const moment = await again.loadAt('m', seq)
    return { ids: readEntries(docOf(moment?.updates ?? [])).map(({ id }) => id), damage: moment?.damage }
  }
  expect(await at(7)).toEqual({ ids: all.slice(0, 6), damage: [] })
  expect(await at(5)).toEqual({ ids: all.slice(0, 4), damage: [] })
  expect((await at(4)).damage).toEqual([{ seq: 2, reason: 'missing' }])
  await again.close()
})

test('a log with a hole still tells its hours', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', 6)
  for (const atMs of [8, HOUR_MS])
    await store.append('m', { updates: [new Uint8Array([0, 0])], clients: [], atMs })
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec('delete from log where n = 8')
  db.close()
  const again = await openSqlite(directory)
  expect(await again.listHours('m')).toEqual([
    { seq: 8, atMs: 7 },
    { seq: 9, atMs: HOUR_MS },
  ])
  await again.close()
})

test('whose list entry is older than the last edit is found', async () => {
  const store = await openSqlite(newDirectory())
  await typedMeeting(store, 'm', 2)
  expect(await store.staleMeetings()).toEqual(['m'])
  await store.indexMeeting('m', { row: '{}', text: '' }, 100)
  expect(await store.staleMeetings()).toEqual([])
  await store.close()
})
