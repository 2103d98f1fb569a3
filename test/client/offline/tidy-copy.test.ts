import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { copyStoreOn } from '../../../client/offline/copy-store.ts'
import { answerOf, completionOf, openDatabase } from '../../../client/offline/database.ts'
import { COLUMNS, type KeptColumns, readCopy } from '../../../client/offline/read-copy.ts'
import { tidyCopy } from '../../../client/offline/tidy-copy.ts'
import { fillFromCopy } from '../../../client/sync/fill-from-copy.ts'
import { appendEntry } from '../../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../../shared/meeting/read-meeting.ts'

beforeAll(() => void vi.stubGlobal('IDBKeyRange', IDBKeyRange))
afterAll(() => void vi.unstubAllGlobals())

let database: IDBDatabase
let doc: Y.Doc
let written = 0

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  database = await openDatabase('m1')
  doc = new Y.Doc()
})
afterEach(() => database.close())

/** Keeps one more entry; `records` when the server lacks it. */
function keep(text: string, records: readonly string[] = []): Promise<string> {
  const append = () => appendEntry(doc, { id: text, recorder: '', at: '2026-11-28T10:00:00Z', text })
  return keepEdit(append, records)
}

async function keepEdit(edit: () => void, records: readonly string[]): Promise<string> {
  const known = Y.encodeStateVector(doc)
  edit()
  const key = `k${written++}`
  await copyStoreOn(database).append([{ key, update: Y.encodeStateAsUpdate(doc, known), records }])
  return key
}

async function textsRead(): Promise<string[]> {
  const read = new Y.Doc()
  fillFromCopy(read, await readCopy(database))
  return readEntries(read).map(({ text }) => text)
}

async function change(edit: (transaction: IDBTransaction) => unknown): Promise<void> {
  const transaction = database.transaction(['updates', 'about'], 'readwrite')
  const completion = completionOf(transaction)
  await edit(transaction)
  await completion
}

test('a tidied copy holds the same, in columns; what comes afterwards stands beside them', async () => {
  for (const text of ['甲', '乙', '丙']) await keep(text)
  await tidyCopy(database)
  expect(await readCopy(database)).toMatchObject({ columns: { roots: ['entries'] }, updates: [] })
  expect(await textsRead()).toEqual(['甲', '乙', '丙'])
  await keep('丁')
  expect((await readCopy(database)).updates).toHaveLength(1)
  expect(await textsRead()).toEqual(['甲', '乙', '丙', '丁'])
  await tidyCopy(database)
  expect((await readCopy(database)).updates).toEqual([])
  expect(await textsRead()).toEqual(['甲', '乙', '丙', '丁'])
})

test('what the server lacks stays as it is', async () => {
  for (const text of ['甲', '乙']) await keep(text)
  const key = await keep('丙', ['丙'])
  await tidyCopy(database)
  expect(await readCopy(database)).toMatchObject({
    columns: { roots: ['entries'] },
    updates: [expect.any(Uint8Array)],
    pending: [{ key, records: ['丙'] }],
  })
  expect(await textsRead()).toEqual(['甲', '乙', '丙'])
})

test('so does what was written behind it', async () => {
  await keep('甲')
  await keep('乙', ['乙'])
  await keep('丙')
  await tidyCopy(database)
  expect(await textsRead()).toEqual(['甲', '乙', '丙'])
})

test.each(['merged by an earlier program', '~merged by another'])(
  'columns are read only beside the update that they were made from (%s)',
  async key => {
    await keep('甲')
    await tidyCopy(database)
    await keep('乙')
    await change(async transaction => {
      const updates = transaction.objectStore('updates')
      const merged = Y.mergeUpdates(await answerOf<Uint8Array[]>(updates.getAll()))
      updates.clear()
      updates.put(merged, key)
    })
    expect((await readCopy(database)).columns).toBeNull()
    expect(await textsRead()).toEqual(['甲', '乙'])
  },
)

test('without columns the merged update is read', async () => {
  await keep('甲')
  await tidyCopy(database)
  await keep('乙')
  await change(transaction => transaction.objectStore('about').delete(COLUMNS))
  expect(await textsRead()).toEqual(['甲', '乙'])
})

test('columns that did not come back whole are not read', async () => {
  await keep('甲')
  await tidyCopy(database)
  await change(async transaction => {
    const about = transaction.objectStore('about')
    const kept = await answerOf<KeptColumns>(about.get(COLUMNS))
    about.put({ ...kept, columns: { ...kept.columns, value: kept.columns.value.map(() => 0) } }, COLUMNS)
  })
  expect((await readCopy(database)).columns).toBeNull()
  expect(await textsRead()).toEqual(['甲'])
})

test('of two that tidy at once one does', async () => {
  for (const text of ['甲', '乙']) await keep(text)
  await Promise.all([tidyCopy(database), tidyCopy(database)])
  expect(await answerOf(database.transaction(['updates']).objectStore('updates').count())).toBe(1)
  expect(await textsRead()).toEqual(['甲', '乙'])
})

test('what is kept, or set aside, while a copy is tidied is neither lost nor brought back', async () => {
  await keep('甲')
  const tidied = tidyCopy(database)
  await keep('乙')
  await tidied
  expect(await textsRead()).toEqual(['甲', '乙'])
  const again = tidyCopy(database)
  await copyStoreOn(database).setAside(null)
  await again
  expect(await readCopy(database)).toMatchObject({ columns: null, updates: [] })
})

test('what is set aside leaves no columns behind', async () => {
  await keep('甲')
  await tidyCopy(database)
  await copyStoreOn(database).setAside(null)
  expect(await answerOf(database.transaction(['about']).objectStore('about').count())).toBe(0)
})

test('a document that columns cannot hold is merged all the same', async () => {
  await keep('甲')
  await keepEdit(() => doc.getText('odd').insert(0, '太字', { bold: true }), [])
  await tidyCopy(database)
  expect(await readCopy(database)).toMatchObject({ columns: null, updates: [expect.any(Uint8Array)] })
  expect(await textsRead()).toEqual(['甲'])
})
