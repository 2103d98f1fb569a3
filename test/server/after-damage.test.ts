import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { purgePlanOf } from '../../server/store/purge-plan.ts'
import { docOf, provenSnapshot } from '../../server/store/snapshot.ts'
import { prepareDatabase } from '../../server/store/sqlite-schema.ts'
import { createTables } from '../../server/store/sqlite-tables.ts'
import { thinningOf } from '../../server/store/thinning.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { seedMeeting } from '../../shared/meeting/seed-meeting.ts'
import { storedMeeting } from '../support/describe-store.ts'
import { drawn } from '../support/typed-meeting.ts'

const SEED = process.env.PROPERTY_SEED ?? '1'
const CASES = 200
const ENTRIES = 40
/** Rows that old are merged into one for each span of the history. */
const OLD_MS = 15
const TIMEOUT_MS = 60_000

type Tables = ReturnType<typeof createTables>
type Opened = { readonly db: DatabaseSync; readonly tables: Tables }

/** The ids of the entries that updates make. */
const idsOf = (updates: readonly Uint8Array[]) => readEntries(docOf(updates)).map(({ id }) => id)

/** Types an entry into what a store gives. */
function type({ tables }: Opened, id: string, atMs: number): void {
  const doc = docOf(tables.load('m').updates)
  const before = Y.encodeStateVector(doc)
  appendEntry(doc, { id, recorder: '', at: '', text: id })
  tables.append('m', { updates: [Y.encodeStateAsUpdate(doc, before)], clients: [], atMs })
}

function snapshot({ tables }: Opened): void {
  const { updates, seq } = tables.load('m')
  const bytes = provenSnapshot(updates)
  if (bytes !== null) tables.putSnapshot('m', bytes, seq)
}

function thin({ db, tables }: Opened, beforeMs: number): void {
  const { merges, upto } = thinningOf(db, { meeting: 'm', beforeMs })
  for (const merging of merges) tables.mergeRows('m', merging)
  if (upto > 0) tables.thinned('m', upto)
}

function purge({ db, tables }: Opened): void {
  const { rewriting } = purgePlanOf(db, { meeting: 'm', text: null, withVersions: false })
  if (rewriting !== null) tables.purgeDeleted('m', rewriting, { atMs: 100, facts: '{}' })
}

/** A meeting with merged rows, a snapshot of its first half and two final documents. */
function filled(): Opened {
  const db = new DatabaseSync(':memory:')
  prepareDatabase(db)
  const opened = { db, tables: createTables(db) }
  const seed = new Y.Doc()
  seedMeeting(seed, { facts: { title: '会議' }, agenda: [], themes: [], attendees: [] }, () => 'seed')
  opened.tables.createMeeting({ ...storedMeeting('m'), update: Y.encodeStateAsUpdate(seed) })
  for (let n = 0; n < ENTRIES; n++) {
    type(opened, `e${n}`, n)
    if (n === ENTRIES / 2) snapshot(opened)
    if (n !== OLD_MS && n !== ENTRIES - 3) continue
    const state = Y.encodeStateAsUpdate(docOf(opened.tables.load('m').updates))
    const points = [{ after: 0, facts: '{}', version: { kind: 'final' as const, state } }]
    opened.tables.append('m', { updates: [], clients: [], atMs: n, points })
  }
  thin(opened, OLD_MS)
  return opened
}

/** One way in which rows are not as they were written. */
function damageOf(draw: (what: string, below: number) => number): string {
  const row = `n = (select n from log order by n limit 1 offset ${draw('row', ENTRIES - OLD_MS)})`
  const number = draw('number', ENTRIES + OLD_MS)
  const ways = [
    `delete from log where n > ${number}`,
    `delete from log where n < ${number}`,
    `delete from log where ${row}`,
    `update log set n = ${number} where ${row}`,
    `update log set since = ${number} where ${row}`,
    `update log set crc = crc + 1 where ${row}`,
    `update log set meeting = 'n' where ${row}`,
    'delete from snapshots',
    `update snapshots set seq = ${number}`,
    "update snapshots set data = x'0000'",
    `update points set seq = ${number} where id = ${1 + draw('point', 2)}`,
    `update thinned set upto = ${number}`,
  ]
  return ways[draw('way', ways.length)] ?? ''
}

test('whatever rows are damaged, what is there then and what is typed then stays there, whatever is tidied', {
  timeout: TIMEOUT_MS,
}, () => {
  const { db, tables } = filled()
  let losses = 0
  for (let n = 0; n < CASES; n++) {
    db.exec('savepoint whole')
    tables.rolledBack()
    const damages = [1, 2].map(each =>
      damageOf((what, below) => drawn(`${SEED} ${n} ${each} ${what}`, below)),
    )
    for (const damage of damages) db.exec(damage)
    const there = [...idsOf(tables.load('m').updates), 'x']
    if (there.length <= ENTRIES) losses++
    const expectAll = (after: string) =>
      expect(idsOf(tables.load('m').updates), `seed ${SEED}, ${damages.join('; ')}, ${after}`).toEqual(
        expect.arrayContaining(there),
      )
    type({ db, tables }, 'x', 50)
    expectAll('typed')
    for (const tidy of [thin, purge, snapshot]) {
      try {
        tidy({ db, tables }, ENTRIES)
      } catch (error) {
        expect(String(error)).toContain('the rows to merge have changed')
      }
      expectAll(tidy.name)
    }
    db.exec('rollback to whole; release whole')
  }
  expect(losses).toBeGreaterThan(CASES / 10)
  db.close()
})
