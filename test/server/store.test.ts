import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { createAccess } from '../../server/access/access.ts'
import { systemClock } from '../../server/clock.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { describeStore, storedMeeting } from '../support/describe-store.ts'
import { hastyClock } from '../support/hasty-clock.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { placesOf } from '../support/stored-words.ts'

const root = mkdtempSync(join(tmpdir(), 'yoroku-store-'))
let directories = 0
const newDirectory = () => join(root, `${++directories}`)
afterAll(() => rmSync(root, { recursive: true, force: true }))

describeStore('memory', async () => createMemoryStore())
describeStore('SQLite', () => openSqlite(newDirectory()))

const update = (n: number) => new Uint8Array(300).fill(n)

test('everything is there after reopening the folder', async () => {
  const directory = newDirectory()
  const first = await openSqlite(directory)
  await first.createMeeting(storedMeeting('m'))
  await first.append('m', { updates: [update(2)], clients: [{ client: 5, owner: 'a' }], atMs: 1 })
  await first.close()
  const second = await openSqlite(directory)
  expect((await second.load('m')).updates).toEqual([new Uint8Array([1]), update(2)])
  expect((await second.load('m')).clients).toHaveLength(2)
  await second.close()
})

test('a call that fails takes none of its neighbours with it, and leaves no hole in their numbers', async () => {
  const store = await openSqlite(newDirectory())
  await store.createMeeting(storedMeeting('m'))
  const noInstant = 1.5
  const results = await Promise.allSettled(
    [1, noInstant, 3].map((atMs, n) => store.append('m', { updates: [update(n)], clients: [], atMs })),
  )
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await store.load('m')).toMatchObject({
    updates: [new Uint8Array([1]), update(0), update(2)],
    seq: 3,
    damage: [],
  })
  await store.close()
})

test('a second opener of the same folder is refused in words', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await expect(openSqlite(directory)).rejects.toThrow(`another server is using ${directory}`)
  await store.close()
  await (await openSqlite(directory)).close()
})

test('a folder that cannot be one is refused in words', async () => {
  const file = join(root, 'file')
  writeFileSync(file, '')
  await expect(openSqlite(file)).rejects.toThrow(/EEXIST|ENOTDIR|not a directory/i)
})

test('only hashes of secrets stand in the files', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await store.createMeeting(storedMeeting('m'))
  const token = await createAccess(store, systemClock).replaceToken('m', 'edit')
  await store.close()
  expect(readFileSync(join(directory, 'yoroku.db')).includes(token)).toBe(false)
})

test('changes of phase do not grow the history without bound, and none multiplies the document', async () => {
  const store = await openSqlite(newDirectory())
  await store.createMeeting(storedMeeting('m'))
  const state = new Uint8Array(10_000)
  const change = (kind: 'captured' | 'final') => ({
    updates: [update(1)],
    clients: [],
    atMs: 1,
    points: [{ after: 1, facts: '{}', version: { kind, state }, isMinor: kind === 'captured' }],
  })
  await Promise.all(Array.from({ length: 2_100 }, () => store.append('m', change('captured'))))
  for (const _ of [1, 2]) await store.append('m', change('final'))
  const points = await store.listPoints('m')
  expect(points).toHaveLength(2_000 + 2)
  expect(points.at(-1)?.version).toEqual({ kind: 'final', number: 2 })
  await store.close()
  const db = new DatabaseSync(join(root, `${directories}`, 'yoroku.db'))
  const { whole } = db.prepare('select count(*) as whole from points where state is not null').get() ?? {}
  const finals = db.prepare("select state from points where kind = 'final'").all()
  db.close()
  expect(finals.map(final => final.state)).toEqual([state, state])
  expect(whole).toBeLessThan((2_000 * 300 * 4) / state.length + 4)
})

test('of a meeting that was purged nothing is left in any table but that it was', async () => {
  const store = await openSqlite(newDirectory())
  for (const id of ['m', 'other']) {
    await store.createMeeting(storedMeeting(id))
    await store.append(id, {
      updates: [update(1)],
      clients: [{ client: 5, owner: 'browser:x' }],
      atMs: 1,
      points: [{ after: 1, facts: '{}', version: null }],
    })
    await store.putTemplate({ meeting: id, name: '様式', file: update(2) })
  }
  await store.binMeeting('m', 1)
  await store.purgeMeeting('m', 2)
  await store.close()
  const db = new DatabaseSync(join(root, `${directories}`, 'yoroku.db'))
  const tables = db
    .prepare(
      "select m.name from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'meeting'",
    )
    .all()
    .map(({ name }) => String(name))
  const rowsOf = (meeting: string) =>
    tables.filter(name => db.prepare(`select 1 from ${name} where meeting = ?`).get(meeting) !== undefined)
  expect(rowsOf('other')).toEqual(expect.arrayContaining(['log', 'clients', 'points', 'tokens', 'templates']))
  expect(rowsOf('m')).toEqual(['purges'])
  db.close()
})

test('what was handed over before the store is closed is stored', async () => {
  const directory = newDirectory()
  const store = await openSqlite(directory)
  await store.createMeeting(storedMeeting('m'))
  const stored = store.append('m', { updates: [update(1)], clients: [], atMs: 1 })
  await store.close()
  expect(await stored).toBe(2)
  const again = await openSqlite(directory)
  expect((await again.load('m')).updates).toHaveLength(2)
  await again.close()
})

test('what was purged leaves the files once nobody reads them, also after a crash before that', async () => {
  const [directory, crashed] = [newDirectory(), newDirectory()]
  const first = await openSqlite(directory)
  await first.createMeeting({ ...storedMeeting('m'), update: Buffer.from('橋梁') })
  expect(await first.purgeMeeting('m', 1)).toBe(false)
  await first.binMeeting('m', 1)
  const reader = new DatabaseSync(join(directory, 'yoroku.db'))
  reader.exec('begin; select count(*) from log')
  expect(await first.purgeMeeting('m', 1)).toBe(true)
  cpSync(directory, crashed, { recursive: true })
  expect(placesOf('橋梁', crashed)).toContain('yoroku.db-wal')
  const walBytes = () => statSync(join(directory, 'yoroku.db-wal')).size
  expect(await first.erase()).toBe(false)
  const once = walBytes()
  for (let again = 0; again < 3; again++) expect(await first.erase()).toBe(false)
  expect(walBytes()).toBe(once)
  reader.exec('rollback')
  reader.close()
  expect(await first.erase()).toBe(true)
  expect(placesOf('橋梁', directory)).toEqual([])
  const late = { updates: [Buffer.from('橋梁')], clients: [], atMs: 2 }
  await expect(first.append('m', late)).rejects.toThrow('no such meeting')
  const template = { meeting: 'm', name: '橋梁', file: Buffer.from('橋梁') }
  await expect(first.putTemplate(template)).rejects.toThrow('no such meeting')
  expect(placesOf('橋梁', directory)).toEqual([])
  await first.close()

  const second = await openSqlite(crashed, undefined, hastyClock())
  await expect.poll(() => placesOf('橋梁', crashed)).toEqual([])
  await second.close()
})
