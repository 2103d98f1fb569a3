import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { backUp, restore } from '../../server/store/backup.ts'
import { docOf } from '../../server/store/snapshot.ts'
import { logTables } from '../../server/store/sqlite-log.ts'
import type { LoadedMoment, Store } from '../../server/store/store.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { directories } from '../support/directories.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { storedIds, typedMeeting } from '../support/typed-meeting.ts'

/** The log of a meeting with so many entries has one number more: the first is what it began with. */
const ENTRIES = 8
const LAST = ENTRIES + 1
const all = Array.from({ length: ENTRIES }, (_, n) => `e${n}`)

const newDirectory = directories('lost-rows')

function inDatabase(directory: string, work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  work(db)
  db.close()
}

const change = (directory: string, sql: string) => inDatabase(directory, db => db.exec(sql))

/** Types one more entry, as somebody who has just opened the meeting; answers its number. */
async function typeOne(store: Store, id: string): Promise<number> {
  const doc = docOf((await store.load('m')).updates)
  const before = Y.encodeStateVector(doc)
  appendEntry(doc, { id, recorder: '', at: '', text: id })
  return await store.append('m', {
    updates: [Y.encodeStateAsUpdate(doc, before)],
    clients: [{ client: doc.clientID, owner: 'a' }],
    atMs: 100,
  })
}

const idsAt = (moment: LoadedMoment | null) =>
  readEntries(docOf(moment?.updates ?? [])).map(entry => entry.id)

/** A closed store with meeting 'm': a snapshot of all of it, and a log without what `lost` says. */
async function withSnapshot(lost: string): Promise<string> {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  const { updates, seq } = await store.load('m')
  await store.close()
  inDatabase(directory, db => {
    logTables(db).putSnapshot('m', Y.encodeStateAsUpdate(docOf(updates)), seq)
    db.exec(lost)
  })
  return directory
}

test.each(['delete from log where n > 5', 'delete from log'])(
  'what is stored after the last rows have vanished behind a snapshot is there with what it holds: %s',
  async lost => {
    const directory = await withSnapshot(lost)
    const store = await openSqlite(directory)
    expect(await typeOne(store, 'x')).toBe(LAST + 1)
    await store.close()
    const again = await openSqlite(directory)
    await typeOne(again, 'y')
    await again.close()
    const last = await openSqlite(directory)
    expect(await storedIds(last, 'm')).toEqual([...all, 'x', 'y'])
    expect((await last.load('m')).damage).toEqual([])
    await last.close()
    const copied = newDirectory()
    await backUp(directory, join(copied, 'copy.db'))
    await restore(join(copied, 'copy.db'), join(copied, 'data'), 1)
    const restored = await openSqlite(join(copied, 'data'))
    await typeOne(restored, 'z')
    expect(await storedIds(restored, 'm')).toEqual([...all, 'x', 'y', 'z'])
    await restored.close()
  },
)

test('a purge does not write a log without its last rows over the snapshot that still holds them', async () => {
  const directory = await withSnapshot('delete from log where n > 5')
  const store = await openSqlite(directory)
  const { rewriting } = await store.planPurge({ meeting: 'm', text: null, withVersions: false })
  expect(rewriting).toBeNull()
  expect(await storedIds(store, 'm')).toEqual(all)
  await store.close()
})

test('last rows that have vanished are noticed by a point that stands behind them, and their numbers are not given again', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  const state = Y.encodeStateAsUpdate(docOf((await store.load('m')).updates))
  const final = { after: 0, facts: '{}', version: { kind: 'final' as const, state } }
  await store.append('m', { updates: [], clients: [], atMs: 50, points: [final] })
  await store.close()
  change(directory, 'delete from log where n > 5')
  const again = await openSqlite(directory)
  const lost = [{ seq: 6, reason: 'missing' }]
  expect(await again.load('m')).toMatchObject({ damage: lost, mayLack: true })
  const moment = await again.loadAt('m', LAST)
  expect([idsAt(moment), moment?.damage]).toEqual([all, []])
  expect(await typeOne(again, 'x')).toBe(LAST + 1)
  expect(idsAt(await again.loadAt('m', LAST + 1))).toEqual([...all, 'x'])
  expect((await again.load('m')).damage).toEqual(lost)
  await again.close()
})

test('a point whose number was changed by damage says nothing of the log', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  const points = [{ after: 0, facts: '{}', version: null }]
  await store.append('m', { updates: [], clients: [], atMs: 50, points })
  await store.close()
  change(directory, 'update points set seq = seq + 1024; update snapshots set seq = seq + 1024')
  const again = await openSqlite(directory)
  expect((await again.load('m')).damage).toEqual([{ seq: 0, reason: 'checksum' }])
  expect(await typeOne(again, 'x')).toBe(LAST + 1)
  await again.close()
})

test('a meeting of which nothing is left is not taken for an empty one', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  await store.close()
  change(directory, 'delete from log; delete from snapshots')
  const again = await openSqlite(directory)
  expect(await again.load('m')).toMatchObject({
    updates: [],
    damage: [{ seq: 1, reason: 'missing' }],
    mayLack: true,
  })
  expect((await again.load('never')).damage).toEqual([])
  await again.close()
})

test('a moment whose own update has vanished says so', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  await store.close()
  change(directory, 'delete from log where n in (5, 6)')
  const again = await openSqlite(directory)
  expect((await again.loadAt('m', 6))?.damage).toEqual([{ seq: 5, reason: 'missing' }])
  await again.close()
})

test('a version whose number was changed by damage stands for no other moment', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  const state = Y.encodeStateAsUpdate(docOf((await store.load('m')).updates.slice(0, 4)))
  const points = [{ after: 0, facts: '{}', version: { kind: 'final' as const, state } }]
  await store.append('m', { updates: [], clients: [], atMs: 50, points })
  await store.close()
  change(directory, `update points set seq = ${LAST - 1}`)
  const again = await openSqlite(directory)
  const moment = await again.loadAt('m', LAST)
  expect([idsAt(moment), moment?.damage]).toEqual([all, [{ seq: LAST, reason: 'checksum' }]])
  await again.close()
})

test('no snapshot hides a damage that nobody has been told of', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES, 2)
  await store.close()
  change(directory, `update log set data = x'00' where n = ${LAST - 1}`)
  const again = await openSqlite(directory, 10)
  const nothing = { updates: Array.from({ length: 9 }, () => new Uint8Array([0, 0])), clients: [], atMs: 100 }
  await again.append('m', nothing)
  await typedMeeting(again, 'other', 5)
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  const at = (meeting: string) => db.prepare('select seq from snapshots where meeting = ?').get(meeting)?.seq
  while (at('other') === 1) await again.check()
  expect((await again.load('m')).damage).toEqual([{ seq: LAST - 1, reason: 'checksum' }])
  await typeOne(again, 'x')
  while (at('m') === 1) await again.check()
  expect(await again.load('m')).toMatchObject({ damage: [], mayLack: true })
  db.close()
  await again.close()
})

test('a snapshot that comes late brings nothing of a purged meeting back', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  await store.binMeeting('m', 1)
  await store.purgeMeeting('m', 2)
  await store.close()
  inDatabase(directory, db => {
    logTables(db).putSnapshot('m', new Uint8Array([1]), 3)
    expect(db.prepare('select * from snapshots').all()).toEqual([])
  })
})

test.each([
  { how: 'gone', lose: rmSync },
  { how: 'empty', lose: truncateSync },
])('a write-ahead log whose file is $how is not thrown away', async ({ lose }) => {
  const directory = newDirectory()
  const [file, wal] = [join(directory, 'yoroku.db'), join(directory, 'yoroku.db-wal')]
  const store = await openSqlite(directory)
  await typedMeeting(store, 'm', ENTRIES)
  const log = readFileSync(wal)
  await store.close()
  lose(file)
  writeFileSync(wal, log)
  await expect(openSqlite(directory)).rejects.toThrow('empty or gone')
  expect(readFileSync(wal)).toEqual(log)
})
