import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { MeetingCreated } from '../../shared/api.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { entriesOf } from '../../shared/meeting/meeting-doc.ts'
import {
  encodeAwareness,
  encodeBarrier,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from '../../shared/sync/protocol.ts'
import { RawClient, refusedStatus } from '../support/raw-client.ts'
import { SkippingClock } from '../support/skipping-clock.ts'
import { bearer, TestApp } from '../support/test-app.ts'

/** A room that nobody uses stays loaded for this long. */
const LINGER_MS = 30_000

let app: TestApp
let meeting: MeetingCreated
beforeEach(async () => {
  app = await TestApp.start()
  meeting = await app.createMeeting()
})
afterEach(() => app.close())

const address = (id = meeting.id) => `${app.syncUrl}/${id}`
const open = (query = '') => RawClient.open(address() + query, bearer(meeting.tokens.edit))

test('before the upgrade: 401 without a valid token, 403 for a view link, 404 without access', async () => {
  const other = await app.createMeeting()
  expect(await refusedStatus(address(), {})).toBe(401)
  expect(await refusedStatus(address(), bearer('A'.repeat(43)))).toBe(401)
  expect(await refusedStatus(`${address()}?token=${meeting.tokens.edit}`, {})).toBe(401)
  expect(await refusedStatus(address(), bearer(meeting.tokens.view))).toBe(403)
  expect(await refusedStatus(address(other.id), bearer(meeting.tokens.edit))).toBe(404)
  expect(await refusedStatus(address('missing'), bearer(app.adminToken))).toBe(404)
  expect(await refusedStatus(address('..%2fx'), bearer(app.adminToken))).toBe(404)
})

test('a foreign Origin or host name is refused with 403, and cookies need an Origin', async () => {
  const headers = bearer(meeting.tokens.edit)
  const otherScheme = app.url.replace('http', 'ftp')
  const foreign = [
    'http://evil.example',
    'null',
    `${app.url}.evil.example`,
    'http://127.0.0.1:1',
    otherScheme,
  ]
  for (const origin of foreign) expect(await refusedStatus(address(), { ...headers, origin })).toBe(403)
  expect(await refusedStatus(address(), { ...headers, host: 'evil.example' })).toBe(403)
  expect(await refusedStatus(address(), { cookie: `yoroku_session=${'A'.repeat(43)}` })).toBe(403)
})

test('a replaced token closes its connections with 4401, and those of other tokens stay', async () => {
  const edit = await open()
  const admin = await RawClient.open(address(), bearer(app.adminToken))
  const closed = edit.closeCode()
  await app.admin(`/api/meetings/${meeting.id}/tokens/edit`, 'POST')
  expect(await closed).toBe(4401)
  admin.send(encodeBarrier(1))
  await admin.until('barrier')
  expect(await refusedStatus(address(), bearer(meeting.tokens.edit))).toBe(401)
  admin.close()
})

test('a token that is replaced while somebody is being let in by it lets nobody stay', async () => {
  const store = createMemoryStore()
  let onAsked = async () => {}
  const slow = await TestApp.start({
    ...store,
    isKept: async id => {
      const ask = onAsked
      onAsked = async () => {}
      await ask()
      return store.isKept(id)
    },
  })
  const created = await slow.createMeeting()
  onAsked = async () => {
    await slow.admin(`/api/meetings/${created.id}/tokens/edit`, 'POST')
  }
  const client = await RawClient.open(`${slow.syncUrl}/${created.id}`, bearer(created.tokens.edit))
  expect(await client.closeCode()).toBe(4401)
  await slow.close()
})

test('a server that closes refuses everybody at once, and who asked before as soon as the store has answered', async () => {
  const store = createMemoryStore()
  const [disk, door] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const [writing, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let isAnswered = true
  const slow = await TestApp.start({
    ...store,
    append: async (...args) => {
      writing.resolve()
      await disk.promise
      return store.append(...args)
    },
    isKept: async id => {
      if (!isAnswered) {
        asked.resolve()
        await door.promise
      }
      return store.isKept(id)
    },
  })
  const created = await slow.createMeeting()
  const [url, headers] = [`${slow.syncUrl}/${created.id}`, bearer(created.tokens.edit)]
  const writer = await RawClient.open(url, headers)
  const doc = new Y.Doc()
  appendEntry(doc, { id: 'e1', recorder: '', at: '', text: 'a' })
  writer.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  await writing.promise
  isAnswered = false
  const before = refusedStatus(url, headers)
  await asked.promise
  const closed = slow.close()
  expect(await refusedStatus(url, headers)).toBe(503)
  door.resolve()
  expect(await before).toBe(503)
  disk.resolve()
  expect(await writer.closeCode()).toBe(1012)
  await closed
})

test('a meeting that is loaded for somebody who has gone meanwhile, or is too old, leaves the memory again', async () => {
  const store = createMemoryStore()
  const clock = new SkippingClock()
  const mayLoad = Promise.withResolvers<void>()
  const slow = await TestApp.start(
    {
      ...store,
      load: async id => {
        await mayLoad.promise
        return store.load(id)
      },
    },
    {},
    clock,
  )
  const { connections, registry } = slow.app.services
  const created = await slow.createMeeting()
  const enter = (query = '') =>
    RawClient.open(`${slow.syncUrl}/${created.id}${query}`, bearer(created.tokens.edit))
  const [gone, old] = [await enter(), await enter('?schema=0')]
  gone.close()
  await expect.poll(() => connections.size).toBe(1)
  mayLoad.resolve()
  expect(await old.closeCode()).toBe(4426)
  expect(registry.rooms()).toHaveLength(1)
  clock.skip(LINGER_MS)
  await expect.poll(() => registry.rooms().length).toBe(0)
  await slow.close()
})

test('a text frame, an unknown type, a truncated and an empty message close their sender with 4400', async () => {
  for (const frame of ['text', new Uint8Array([9]), new Uint8Array([0, 2, 90, 1]), new Uint8Array()]) {
    const client = await open()
    const closed = client.closeCode()
    client.send(frame)
    expect(await closed).toBe(4400)
  }
})

test('a message beyond 4 MiB closes its sender with 4413', async () => {
  const client = await open()
  const closed = client.closeCode()
  client.send(new Uint8Array(4 * 1024 * 1024 + 1))
  expect(await closed).toBe(4413)
})

test('too many requests for the document close their sender with 4529', async () => {
  const client = await open()
  const closed = client.closeCode()
  for (let n = 0; n < 12; n++) client.send(encodeStep1(new Uint8Array([0])))
  expect(await closed).toBe(4529)
})

test('an old schema is closed with 4426, the present one is let in', async () => {
  const old = await open('?schema=0')
  expect(await old.closeCode()).toBe(4426)
  const present = await open('?schema=1')
  await present.until('step1')
  present.close()
})

test('content outside the document model closes its sender with 4422 and reaches nobody', async () => {
  const honest = await open()
  honest.send(encodeStep1(new Uint8Array([0])))
  await honest.until('update')
  const attacks: ((doc: Y.Doc) => void)[] = [
    doc => entriesOf(doc).insert(0, [new Y.XmlElement('script')]),
    doc => entriesOf(doc).insert(0, [new Y.XmlText('x')]),
    doc => doc.getMap('other').set('a', 1),
    doc => doc.getMap('meeting').set('title', { deep: [1] }),
    doc => doc.getMap('meeting').set('__proto__', 'x'),
    doc => doc.getMap('meeting').set('doc', new Y.Doc()),
    doc => entriesOf(doc).insert(0, [nested(30)]),
  ]
  for (const attack of attacks) {
    const client = await open()
    const doc = new Y.Doc()
    attack(doc)
    const closed = client.closeCode()
    client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    expect(await closed).toBe(4422)
  }
  honest.send(encodeBarrier(1))
  await honest.until('barrier')
  expect(honest.messages.filter(message => message.kind === 'update')).toHaveLength(1)
  honest.close()
})

test('an edit that builds on something unknown is asked for again, and a barrier waits for it', async () => {
  const doc = new Y.Doc()
  appendEntry(doc, { id: 'e1', recorder: '', at: '', text: 'a' })
  const before = Y.encodeStateVector(doc)
  appendEntry(doc, { id: 'e2', recorder: '', at: '', text: 'b' })
  const client = await open()
  await client.until('step1')
  client.messages.length = 0
  client.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
  client.send(encodeBarrier(1))
  await client.until('step1')
  client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  client.send(encodeAwareness([{ client: doc.clientID, clock: 1, json: '{}' }]))
  await client.until('awareness')
  expect(client.messages.some(message => message.kind === 'barrier')).toBe(false)
  client.send(encodeStep2(Y.encodeStateAsUpdate(doc)))
  expect(await client.until('barrier')).toEqual({ kind: 'barrier', n: 1 })
  client.close()
})

function nested(depth: number): Y.XmlElement {
  const element = new Y.XmlElement('page')
  if (depth > 0) element.insert(0, [nested(depth - 1)])
  return element
}
