import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { HOUR_MS } from '../../server/hours.ts'
import { createLog, type LogFacts } from '../../server/log.ts'
import { purgeDeleted } from '../../server/purge/purge-deleted.ts'
import { docOf } from '../../server/store/snapshot.ts'
import { logReader, logTables } from '../../server/store/sqlite-log.ts'
import { prepareDatabase } from '../../server/store/sqlite-schema.ts'
import type { Store } from '../../server/store/store.ts'
import { appendEntry, removeEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { openThinning } from '../support/thinning-store.ts'
import { drawn, typedMeeting } from '../support/typed-meeting.ts'

const TIMEOUT_MS = 60_000
const root = mkdtempSync(join(tmpdir(), 'yoroku-thinning-'))
let directories = 0
const newDirectory = () => join(root, `${++directories}`)
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Two people who type, correct and delete, and whose updates reach the store one after the other. */
class Typists {
  readonly #store: Store
  readonly #meeting: string
  readonly #docs: readonly Y.Doc[]
  #steps = 0

  private constructor(store: Store, meeting: string, docs: readonly Y.Doc[]) {
    this.#store = store
    this.#meeting = meeting
    this.#docs = docs
  }

  static async of(store: Store, meeting: string): Promise<Typists> {
    await typedMeeting(store, meeting, 0)
    const { updates } = await store.load(meeting)
    const docs = [docOf(updates), docOf(updates)]
    return new Typists(store, meeting, docs)
  }

  /** Answers the number of the last update. */
  async type(steps: number, atMs: number): Promise<number> {
    const updates: Uint8Array[] = []
    for (let n = 0; n < steps; n++) {
      const [mine, other] = this.#steps % 3 === 0 ? [...this.#docs].reverse() : this.#docs
      if (mine === undefined || other === undefined) throw new Error('two people type')
      const take = (update: Uint8Array) => {
        updates.push(update)
        Y.applyUpdate(other, update, 'colleague')
      }
      mine.on('update', take)
      this.#step(mine)
      mine.off('update', take)
    }
    return this.#store.append(this.#meeting, { updates, clients: [], atMs })
  }

  #step(doc: Y.Doc): void {
    const n = this.#steps++
    const entry = `e${Math.floor(n / 20)}`
    if (n % 20 === 0) appendEntry(doc, { id: entry, recorder: '', at: '', text: '' })
    else if (n % 47 === 0) removeEntry(doc, `e${drawn(`${n}`, Math.ceil(n / 20))}`)
    else setEntryText(doc, entry, '橋梁の点検'.repeat(1 + (n % 7)).slice(0, 1 + drawn(`text ${n}`, 30)))
  }
}

const rowsOf = (directory: string, meeting = 'm'): number => {
  const db = new DatabaseSync(join(directory, 'yoroku.db'), { readOnly: true })
  const { rows } = db.prepare('select count(*) as rows from log where meeting = ?').get(meeting) ?? {}
  db.close()
  return Number(rows)
}

const uptoOf = (directory: string): number => {
  const db = new DatabaseSync(join(directory, 'yoroku.db'), { readOnly: true })
  const { upto } = db.prepare("select upto from thinned where meeting = 'm'").get() ?? {}
  db.close()
  return Number(upto ?? 0)
}

/** Everything that the history can show: the document at each of its moments. */
async function momentsOf(store: Store, meeting = 'm'): Promise<Record<string, unknown>> {
  const points = (await store.listPoints(meeting)).map(point => point.seq)
  const hours = (await store.listHours(meeting)).map(hour => hour.seq)
  const moments: Record<string, unknown> = { hours, points }
  for (const seq of [...points, ...hours]) {
    const moment = await store.loadAt(meeting, seq)
    const doc = docOf(moment?.updates ?? [])
    moments[seq] = [
      moment?.damage,
      doc.getXmlFragment('entries').toJSON(),
      [...Y.decodeStateVector(Y.encodeStateVector(doc))],
    ]
  }
  return moments
}

/** A meeting of three hours on the first day, with points, and one of the second day; answers where its spans end. */
async function twoDays(store: Store): Promise<number[]> {
  const typists = await Typists.of(store, 'm')
  const toName = await typists.type(560, HOUR_MS / 2)
  const named = { after: 0, facts: '{}', version: null }
  await store.append('m', { updates: [], clients: [], atMs: HOUR_MS / 2, points: [named] })
  const firstHour = await typists.type(30, HOUR_MS / 2 + 1)
  const toVersion = await typists.type(20, 2 * HOUR_MS)
  const { updates } = await store.load('m')
  const version = { kind: 'captured' as const, state: Y.encodeStateAsUpdate(docOf(updates)) }
  await store.append('m', {
    updates: [],
    clients: [],
    atMs: 3 * HOUR_MS,
    points: [{ after: 0, facts: '{}', version }],
  })
  const firstDay = await typists.type(20, 3 * HOUR_MS)
  return [toName, firstHour, toVersion, firstDay, await typists.type(15, 30 * HOUR_MS)]
}

test('old rows become one for each span of the history, and every moment of it stays what it was', {
  timeout: TIMEOUT_MS,
}, async () => {
  const directory = newDirectory()
  const { store, thin } = await openThinning(directory)
  const ends = await twoDays(store)
  const [firstDay = 0, last = 0] = ends.slice(-2)
  const before = await momentsOf(store)
  await thin(2, () => uptoOf(directory) === firstDay)
  expect(rowsOf(directory)).toBe(4 + last - firstDay)
  expect(await momentsOf(store)).toEqual(before)
  expect(await store.loadAt('m', 300)).toBeNull()
  const whole = (await store.load('m')).updates
  await store.close()

  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec("update snapshots set data = x'00'")
  db.close()
  const again = await openThinning(directory)
  const { updates, damage } = await again.store.load('m')
  expect(damage).toEqual([{ seq: 0, reason: 'checksum' }])
  expect(docOf(updates).getXmlFragment('entries').toJSON()).toEqual(
    docOf(whole).getXmlFragment('entries').toJSON(),
  )
  await again.store.close()
})

test('a log with a damaged row stays as it is: no snapshot holds what would be merged', {
  timeout: TIMEOUT_MS,
}, async () => {
  const directory = newDirectory()
  const first = await openThinning(directory)
  const [, , toVersion = 0, , last = 0] = await twoDays(first.store)
  const bad = toVersion + 5
  await first.store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec(`update log set data = x'ff00' where n = ${bad}`)
  db.close()
  const { store, thin } = await openThinning(directory)
  const before = await momentsOf(store)
  for (const later of ['other', 'another']) {
    await typedMeeting(store, later, 3)
    await thin(2, () => rowsOf(directory, later) === 1)
  }
  expect(rowsOf(directory)).toBe(last)
  expect((await store.load('m')).damage).toEqual([{ seq: bad, reason: 'checksum' }])
  expect(await momentsOf(store)).toEqual(before)
  await store.close()
})

test('a damaged snapshot is made anew before the rows behind it are merged', {
  timeout: TIMEOUT_MS,
}, async () => {
  const directory = newDirectory()
  const first = await openThinning(directory)
  const [firstDay = 0, last = 0] = (await twoDays(first.store)).slice(-2)
  await first.thin(2, () => uptoOf(directory) === firstDay)
  await first.store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec("update snapshots set data = x'00'")
  db.close()
  const { store, thin } = await openThinning(directory)
  await thin(3, () => uptoOf(directory) === last)
  expect(rowsOf(directory)).toBe(5)
  expect((await store.load('m')).damage).toEqual([])
  await store.close()
})

test('a log is thinned on after a purge of all moments, also of the one up to which it was thin', {
  timeout: TIMEOUT_MS,
}, async () => {
  const directory = newDirectory()
  const { store, thin } = await openThinning(directory)
  const [, , , firstDay] = await twoDays(store)
  await thin(2, () => uptoOf(directory) === firstDay)
  const around = { store, clock: new FakeClock(), log: createLog('silent') }
  await purgeDeleted(around, { meeting: 'm', text: null, withVersions: true }, { name: '', role: 'admin' })
  expect(rowsOf(directory)).toBe(1)
  const doc = docOf((await store.load('m')).updates)
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  for (const id of ['later1', 'later2', 'later3'])
    appendEntry(doc, { id, recorder: '', at: '', text: '橋梁' })
  await store.append('m', { updates, clients: [], atMs: 50 * HOUR_MS })
  expect(rowsOf(directory)).toBe(4)
  await thin(4, () => rowsOf(directory) === 2)
  await store.close()
})

test('a merged row whose bytes or numbers were changed is noticed', { timeout: TIMEOUT_MS }, async () => {
  const directory = newDirectory()
  const { store, thin } = await openThinning(directory)
  const [, firstHour, , firstDay] = await twoDays(store)
  await thin(2, () => uptoOf(directory) === firstDay)
  await store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec("update snapshots set data = x'00'")
  for (const change of ["data = x'00'", 'since = since + 1', 'n = n - 1']) {
    db.exec(`begin; update log set ${change} where n = ${firstHour}`)
    expect(logReader(db)('m').damage.length, change).toBeGreaterThan(1)
    db.exec('rollback')
  }
  db.close()
})

test('rows that are no longer those from which one was made are not replaced by it', () => {
  const db = new DatabaseSync(':memory:')
  prepareDatabase(db)
  const log = logTables(db)
  db.exec("insert into meetings values ('m', 0, 0, null, '', '')")
  const [a, b] = [Uint8Array.of(1), Uint8Array.of(2)]
  log.append('m', { updates: [a, b], clients: [], atMs: 0 })
  const rows = () => db.prepare('select n, data from log order by n').all()
  const before = rows()
  const row = { since: 1, n: 2, atMs: 0, data: Uint8Array.of(3) }
  for (const replaced of [
    { rows: 2, crcs: crc32(a) },
    { rows: 1, crcs: crc32(a) + crc32(b) },
  ])
    expect(() => log.mergeRows('m', { row, replaced })).toThrow('changed')
  expect(rows()).toEqual(before)
  log.mergeRows('m', { row, replaced: { rows: 2, crcs: crc32(a) + crc32(b) } })
  expect(rows()).toHaveLength(1)
  db.close()
})

test('how far a log is thinned never goes back, as it would when a purge came in between', () => {
  const db = new DatabaseSync(':memory:')
  prepareDatabase(db)
  const log = logTables(db)
  for (const upto of [3, 9, 5]) log.thinned('m', upto)
  expect({ ...db.prepare('select upto from thinned').get() }).toEqual({ upto: 9 })
  db.close()
})

test('a log that is no longer thinned is spoken of once', { timeout: TIMEOUT_MS }, async () => {
  const directory = newDirectory()
  const first = await openThinning(directory)
  const [, firstHour = 0, , firstDay] = await twoDays(first.store)
  await first.thin(2, () => uptoOf(directory) === firstDay)
  await first.store.close()
  const db = new DatabaseSync(join(directory, 'yoroku.db'))
  db.exec(`update thinned set upto = ${firstHour - 1}`)
  db.close()
  const warned: unknown[] = []
  const warn = (event: string, facts?: LogFacts) => void warned.push([event, facts?.meeting])
  const { store, thin } = await openThinning(directory, { ...createLog('silent'), warn })
  await thin(2, () => warned.length > 0)
  await typedMeeting(store, 'other', 3)
  await thin(2, () => rowsOf(directory, 'other') === 1)
  expect(warned).toEqual([['log not thinned: its merged rows do not match', 'm']])
  await store.close()
})

test('the file stops growing when what is typed is deleted again', { timeout: TIMEOUT_MS }, async () => {
  const directory = newDirectory()
  const { store, thin } = await openThinning(directory)
  const typists = await Typists.of(store, 'm')
  const sizes: number[] = []
  for (let day = 0; day < 3; day++) {
    const last = await typists.type(450, day * 24 * HOUR_MS + HOUR_MS)
    await thin(day + 2, () => uptoOf(directory) === last)
    sizes.push(statSync(join(directory, 'yoroku.db')).size)
  }
  expect(rowsOf(directory)).toBe(1 + 3)
  const [first = 0] = sizes
  expect(sizes.at(-1), sizes.join(' ')).toBeLessThan(first * 1.3)
  await store.close()
})
