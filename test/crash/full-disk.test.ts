import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '../../server/log.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Store } from '../../server/store/store.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { bearer, TestApp } from '../support/test-app.ts'
import { storedIds, typedMeeting } from '../support/typed-meeting.ts'
import { TypingClient } from '../support/typing-client.ts'

const root = mkdtempSync(join(tmpdir(), 'yoroku-full-'))
const disk = join(root, 'disk')
mkdirSync(disk)
/** A small file system of its own needs rights that not every machine gives; then the store is made to refuse. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
  rmSync(root, { recursive: true, force: true })
})

type Trouble = { readonly begin: () => void; readonly end: () => void }

function fullDisk(): Trouble {
  const filler = join(disk, 'filler')
  return {
    begin: () => {
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(filler, new Uint8Array(bavail * bsize))
    },
    end: () => rmSync(filler),
  }
}

/** Nothing is acknowledged or shown while the disk refuses, /readyz says so, and all is saved once it does not. */
async function survives(store: Store, { begin, end }: Trouble): Promise<void> {
  const app = await TestApp.start(store)
  const { id, tokens } = await app.createMeeting()
  const ready = async () => (await app.call('/readyz')).status
  const [writer, reader] = [new TypingClient('w'), new TypingClient('r')]
  for (const client of [writer, reader])
    await client.connect(`${app.syncUrl}/${id}`, bearer(client === writer ? tokens.edit : app.adminToken))
  await new Promise<void>(resolve => writer.typeOne(resolve))
  expect(await ready()).toBe(200)
  begin()
  try {
    const create = () => app.admin('/api/meetings', 'POST', { title: '新しい会議' })
    while ((await create()).status !== 503);
    while ((await ready()) !== 503) writer.typeOne(() => {})
    const before = writer.acknowledged.size
    for (let n = 0; n < 20; n++) writer.typeOne(() => {})
    for (let n = 0; n < 10; n++) expect(await ready()).toBe(503)
    expect(writer.acknowledged.size).toBe(before)
    expect(reader.ids().length).toBeLessThan(writer.typed.length)
  } finally {
    end()
  }
  await writer.saved()
  expect(await ready()).toBe(200)
  expect(writer.acknowledged).toEqual(new Set(writer.typed))
  const late = new TypingClient('late')
  await late.connect(`${app.syncUrl}/${id}`, bearer(app.adminToken))
  expect(late.ids()).toEqual(writer.typed)
  for (const client of [writer, reader, late]) client.drop()
  await app.close()
  await store.close()
}

/** A store that refuses to write between `begin` and `end`. */
async function refusing(): Promise<{ readonly store: Store; readonly trouble: Trouble }> {
  const inner = await openSqliteStore(join(root, 'data'), { log: createLog('silent') })
  let isFull = false
  const guarded =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      isFull ? Promise.reject(new Error('database or disk is full')) : call(...args)
  const store = { ...inner, append: guarded(inner.append), createMeeting: guarded(inner.createMeeting) }
  const set = (value: boolean) => () => {
    isFull = value
  }
  return { store, trouble: { begin: set(true), end: set(false) } }
}

if (isMounted) {
  test('a full disk (a tmpfs of 3 MB): no answer while it lasts, everything saved after', async () => {
    await survives(await openSqlite(join(disk, 'full')), fullDisk())
  })

  test('a data folder that has become read-only is refused in one line; writable again, all is there', async () => {
    const folder = join(disk, 'read-only')
    const store = await openSqlite(folder)
    await typedMeeting(store, 'm', 3)
    await store.close()
    const remount = (how: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${how}`, disk])
    remount('ro')
    try {
      await expect(openSqlite(folder)).rejects.toThrow(/^[^\n]*(EROFS|read-?only)[^\n]*$/)
    } finally {
      remount('rw')
    }
    const again = await openSqlite(folder)
    expect(await storedIds(again, 'm')).toEqual(['e0', 'e1', 'e2'])
    await again.close()
  })
} else
  test('a full disk (a store that refuses, for want of the right to mount): no answer while it lasts, everything saved after', async () => {
    const { store, trouble } = await refusing()
    await survives(store, trouble)
  })
