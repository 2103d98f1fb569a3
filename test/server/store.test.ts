import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { createAccess } from '../../server/access/access.ts'
import { systemClock } from '../../server/clock.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { CorruptMeeting } from '../../server/store/store.ts'
import { describeStore, storedMeeting } from '../support/describe-store.ts'

const root = mkdtempSync(join(tmpdir(), 'yoroku-store-'))
let directories = 0
const newDirectory = () => join(root, `${++directories}`)
afterAll(() => rmSync(root, { recursive: true, force: true }))

describeStore('memory', async () => createMemoryStore())
describeStore('SQLite', () => openSqliteStore(newDirectory()))

const update = (n: number) => new Uint8Array(300).fill(n)

test('everything is there after reopening the folder', async () => {
  const directory = newDirectory()
  const first = await openSqliteStore(directory)
  await first.createMeeting(storedMeeting('m'))
  await first.append('m', { updates: [update(2)], clients: [{ client: 5, owner: 'a' }], atMs: 1 })
  await first.close()
  const second = await openSqliteStore(directory)
  expect((await second.load('m')).updates).toEqual([new Uint8Array([1]), update(2)])
  expect((await second.load('m')).clients).toHaveLength(2)
  await second.close()
})

test('a second opener of the same folder is refused in words', async () => {
  const directory = newDirectory()
  const store = await openSqliteStore(directory)
  await expect(openSqliteStore(directory)).rejects.toThrow(`another server is using ${directory}`)
  await store.close()
  await (await openSqliteStore(directory)).close()
})

test('a folder that cannot be one is refused in words', async () => {
  const file = join(root, 'file')
  writeFileSync(file, '')
  await expect(openSqliteStore(file)).rejects.toThrow(/EEXIST|ENOTDIR|not a directory/i)
})

test('whatever is cut from the end of the write-ahead log, a clean prefix of the updates remains', async () => {
  const directory = newDirectory()
  const store = await openSqliteStore(directory)
  await store.createMeeting(storedMeeting('m'))
  for (let n = 0; n < 20; n++) await store.append('m', { updates: [update(n)], clients: [], atMs: 0 })
  const copy = newDirectory()
  execFileSync('cp', ['-r', directory, copy])
  await store.close()
  const wal = readFileSync(join(copy, 'yoroku.db-wal'))
  for (const share of [0.99, 0.8, 0.5]) {
    const cut = newDirectory()
    execFileSync('mkdir', ['-p', cut])
    copyFileSync(join(copy, 'yoroku.db'), join(cut, 'yoroku.db'))
    writeFileSync(join(cut, 'yoroku.db-wal'), wal.subarray(0, Math.floor(wal.length * share)))
    const again = await openSqliteStore(cut)
    const { updates } = await again.load('m')
    expect(updates.slice(1)).toEqual(updates.slice(1).map((_, n) => update(n)))
    expect(updates.length).toBeLessThan(21)
    await again.close()
  }
})

test('a flipped byte is found by its checksum, other meetings load, and nothing is overwritten', async () => {
  const directory = newDirectory()
  const store = await openSqliteStore(directory)
  await store.createMeeting(storedMeeting('good'))
  await store.createMeeting(storedMeeting('bad'))
  await store.append('bad', { updates: [update(4)], clients: [], atMs: 0 })
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec("update log set data = x'ff' where meeting = 'bad' and length(data) = 300")
  db.close()
  const again = await openSqliteStore(directory)
  await expect(again.load('bad')).rejects.toBeInstanceOf(CorruptMeeting)
  expect((await again.load('good')).updates).toHaveLength(1)
  await again.close()
})

test('a damaged snapshot is passed over for the log behind it', async () => {
  const directory = newDirectory()
  const store = await openSqliteStore(directory)
  await store.createMeeting(storedMeeting('m'))
  const seq = await store.append('m', { updates: [update(4)], clients: [], atMs: 0 })
  await store.saveSnapshot('m', update(8), seq)
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec("update snapshots set data = x'00'")
  db.close()
  const again = await openSqliteStore(directory)
  expect((await again.load('m')).updates).toEqual([new Uint8Array([1]), update(4)])
  await again.close()
})

test('only hashes of secrets stand in the files', async () => {
  const directory = newDirectory()
  const store = await openSqliteStore(directory)
  await store.createMeeting(storedMeeting('m'))
  const token = await createAccess(store, systemClock).replaceToken('m', 'edit')
  await store.close()
  expect(readFileSync(join(directory, 'yoroku.db')).includes(token)).toBe(false)
})
