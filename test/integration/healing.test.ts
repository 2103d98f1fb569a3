import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Clock, systemClock } from '../../server/clock.ts'
import { backUp, restore } from '../../server/store/backup.ts'
import type { Store } from '../../server/store/store.ts'
import { LENIENT_FOR_MS } from '../../server/sync/owners.ts'
import type { MeetingCreated } from '../../shared/api.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { bearer, TestApp } from '../support/test-app.ts'
import { TypingClient } from '../support/typing-client.ts'

/** The same over restarts, as a browser's cookie is: it says whose an edit is. */
const ADMIN = 'a'.repeat(43)
const root = mkdtempSync(join(tmpdir(), 'yoroku-healing-'))
let folders = 0
const newFolder = () => join(root, `${++folders}`)

let running: { readonly app: TestApp; readonly store: Store } | null = null
async function start(folder: string, clock: Clock = systemClock): Promise<TestApp> {
  const store = await openSqlite(folder)
  const app = await TestApp.start(store, {}, clock)
  await app.app.services.access.setAdminToken(ADMIN)
  running = { app, store }
  return app
}
async function stop(): Promise<void> {
  await running?.app.close()
  await running?.store.close()
  running = null
}
afterEach(stop)
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Two people: one with the meeting's link, one as the administrator. */
type Pair = { readonly id: string; readonly edit: string }
const connect = (app: TestApp, client: TypingClient, { id }: Pair, token: string) =>
  client.connect(`${app.syncUrl}/${id}`, bearer(token))

async function type(client: TypingClient, entries: number): Promise<void> {
  for (let n = 0; n < entries; n++) await new Promise<void>(resolve => client.typeOne(resolve))
}

async function newMeeting(app: TestApp): Promise<Pair> {
  const response = await app.call('/api/meetings', { method: 'POST', token: ADMIN, body: { title: '会議' } })
  const { id, tokens } = (await response.json()) as MeetingCreated
  return { id, edit: tokens.edit }
}

async function shownIds(app: TestApp, meeting: Pair): Promise<string[]> {
  const reader = new TypingClient('reader')
  await connect(app, reader, meeting, ADMIN)
  reader.drop()
  return reader.ids().toSorted()
}

test('after a row was damaged, any copy of the text heals the meeting, whoever wrote it, and all can go on', async () => {
  const folder = newFolder()
  const before = await start(folder)
  const meeting = await newMeeting(before)
  const [writer, colleague] = [new TypingClient('w'), new TypingClient('c')]
  await connect(before, writer, meeting, meeting.edit)
  await connect(before, colleague, meeting, ADMIN)
  await type(writer, 5)
  await type(colleague, 3)
  await type(writer, 5)
  await stop()
  for (const client of [writer, colleague]) client.drop()
  const db = new DatabaseSync(join(folder, 'yoroku.db'))
  db.exec("update log set data = x'00' where n = 4")
  db.close()

  const after = await start(folder)
  const readable = await shownIds(after, meeting)
  expect(readable.length).toBeGreaterThanOrEqual(2)
  expect(readable.length).toBeLessThan(13)
  const typed = [...writer.typed, ...colleague.typed].toSorted()
  await connect(after, colleague, meeting, ADMIN)
  await colleague.saved()
  expect(await shownIds(after, meeting)).toEqual(typed)
  await connect(after, writer, meeting, meeting.edit)
  await type(writer, 1)
  await type(colleague, 1)
  const metrics = await (await after.call('/metrics')).text()
  expect(metrics).toContain('yoroku_damaged_rows 1')
  await stop()
  for (const client of [writer, colleague]) client.drop()

  const again = await start(folder)
  expect(await shownIds(again, meeting)).toEqual(
    [...typed, ...writer.typed.slice(-1), ...colleague.typed.slice(-1)].toSorted(),
  )
})

test('a month after the damage was found, nobody writes under the id of another any more', async () => {
  const folder = newFolder()
  const before = await start(folder)
  const meeting = await newMeeting(before)
  const [writer, colleague] = [new TypingClient('w'), new TypingClient('c')]
  await connect(before, writer, meeting, meeting.edit)
  await type(writer, 3)
  await connect(before, colleague, meeting, ADMIN)
  await stop()
  for (const client of [writer, colleague]) client.drop()
  const db = new DatabaseSync(join(folder, 'yoroku.db'))
  db.exec("update log set data = x'00' where n = 3")
  db.close()

  let laterMs = 0
  const clock = { ...systemClock, nowMs: () => systemClock.nowMs() + laterMs }
  const after = await start(folder, clock)
  const readable = await shownIds(after, meeting)
  laterMs = LENIENT_FOR_MS
  await expect(connect(after, colleague, meeting, ADMIN)).rejects.toThrow('closed with 4422')
  expect(await shownIds(after, meeting)).toEqual(readable)
  laterMs = 0
  await connect(after, colleague, meeting, ADMIN)
  await colleague.saved()
  expect(await shownIds(after, meeting)).toEqual(writer.typed.toSorted())
})

test('a meeting whose whole beginning is damaged answers 503; the others and the server go on', async () => {
  const folder = newFolder()
  const before = await start(folder)
  const [bad, good] = [await newMeeting(before), await newMeeting(before)]
  await stop()
  const db = new DatabaseSync(join(folder, 'yoroku.db'))
  db.prepare("update log set data = x'00' where meeting = ?").run(bad.id)
  db.prepare("update snapshots set data = x'00' where meeting = ?").run(bad.id)
  db.close()
  const after = await start(folder)
  const answer = await after.call(`/api/meetings/${bad.id}`, { token: ADMIN })
  expect(answer.status).toBe(503)
  expect(((await answer.json()) as { detail: string }).detail).toContain('damaged')
  expect((await after.call(`/api/meetings/${good.id}`, { token: ADMIN })).status).toBe(200)
  expect((await after.call('/readyz')).status).toBe(200)
})

test('a backup under load, restored: all that was acknowledged before is there, tabs heal the rest, nobody is refused', async () => {
  const [folder, copy, file] = [newFolder(), newFolder(), join(root, 'backup.db')]
  const before = await start(folder)
  const meeting = await newMeeting(before)
  const [writer, colleague] = [new TypingClient('w'), new TypingClient('c')]
  await connect(before, writer, meeting, meeting.edit)
  await connect(before, colleague, meeting, ADMIN)
  await type(writer, 5)
  const acknowledged = [...writer.acknowledged]
  writer.type(() => {})
  await backUp(folder, file)
  writer.rest()
  await writer.saved()
  const newTab = new TypingClient('t')
  await connect(before, newTab, meeting, meeting.edit)
  await type(newTab, 3)
  await colleague.saved()
  await stop()
  const clients = [colleague, newTab, writer]
  for (const client of clients) client.drop()

  await restore(file, copy, Date.now())
  const after = await start(copy)
  const restored = await shownIds(after, meeting)
  expect(acknowledged.filter(id => !restored.includes(id))).toEqual([])
  expect(restored).not.toContain('t-0')
  for (const client of clients) {
    await connect(after, client, meeting, client === colleague ? ADMIN : meeting.edit)
    await type(client, 1)
  }
  const typed = clients.flatMap(client => client.typed).toSorted()
  expect(await shownIds(after, meeting)).toEqual(typed)
})

test('in a restored meeting an id still belongs to whom types under it first', async () => {
  const [folder, copy, file] = [newFolder(), newFolder(), join(root, 'second.db')]
  const before = await start(folder)
  const meeting = await newMeeting(before)
  await stop()
  await backUp(folder, file)
  await restore(file, copy, Date.now())
  const after = await start(copy)
  const [writer, thief] = [new TypingClient('w'), new TypingClient('x')]
  await connect(after, writer, meeting, meeting.edit)
  await type(writer, 2)
  await connect(after, thief, meeting, ADMIN)
  thief.doc.clientID = writer.doc.clientID
  const closed = thief.closed()
  thief.typeOne(() => {})
  expect(await closed).toBe(4422)
})
