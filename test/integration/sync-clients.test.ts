import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { appendEntry, setFacts, setProjector, turnProjector } from '../../shared/meeting/edit-meeting.ts'
import { readEntries, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { readProjector } from '../../shared/meeting/read-projector.ts'
import type { Presence } from '../../shared/sync/presence.ts'
import { encodeBarrier } from '../../shared/sync/protocol.ts'
import { bearer, TestApp, untilDoc, untilSynced } from '../support/test-app.ts'

let app: TestApp
const open: WebsocketProvider[] = []
beforeEach(async () => {
  app = await TestApp.start()
})
afterEach(async () => {
  for (const provider of open.splice(0)) provider.destroy()
  await app.close()
})

async function connect(meeting: string, headers: Record<string, string>, doc = new Y.Doc()) {
  const provider = app.provider(meeting, headers, doc)
  open.push(provider)
  await untilSynced(provider)
  return provider
}

const entry = (id: string, text: string) => ({ id, recorder: '', at: '2026-11-22T10:00:00Z', text })

async function cookiesFor(token: string, name: string): Promise<Record<string, string>> {
  const response = await app.call('/api/session', { method: 'POST', body: { token, name } })
  const cookie = response.headers.getSetCookie().map(each => each.split(';')[0])
  return { cookie: cookie.join('; '), origin: app.url }
}

function untilPresence(
  provider: WebsocketProvider,
  holds: (states: Presence[]) => boolean,
): Promise<Presence[]> {
  return new Promise(resolve => {
    const check = () => {
      const states = [...provider.awareness.getStates()]
      const others = states
        .filter(([id]) => id !== provider.doc.clientID)
        .map(([, state]) => state as Presence)
      if (!holds(others)) return
      provider.awareness.off('change', check)
      resolve(others)
    }
    provider.awareness.on('change', check)
    check()
  })
}

test('two stock y-websocket clients see the seeded meeting and each other’s entries', async () => {
  const { id, tokens } = await app.createMeeting({ title: '推進会議', themes: [{ label: 'デジタル' }] })
  const a = await connect(id, bearer(tokens.edit))
  const b = await connect(id, bearer(app.adminToken))
  expect(readMeeting(a.doc).title).toBe('推進会議')
  appendEntry(a.doc, entry('e1', '道内中小企業'))
  await untilDoc(b.doc, () => readEntries(b.doc).length === 1)
  expect(readEntries(b.doc)[0]?.text).toBe('道内中小企業')
})

test('what was typed offline arrives after the reconnect, deletions included', async () => {
  const { id, tokens } = await app.createMeeting()
  const a = await connect(id, bearer(tokens.edit))
  const b = await connect(id, bearer(tokens.edit))
  appendEntry(a.doc, entry('e1', 'あ'))
  await untilDoc(b.doc, () => readEntries(b.doc).length === 1)
  a.disconnect()
  appendEntry(a.doc, entry('e2', 'い'))
  setFacts(a.doc, { title: '' })
  a.connect()
  await untilDoc(b.doc, () => readEntries(b.doc).length === 2 && readMeeting(b.doc).title === '')
})

test('a barrier is answered with its bytes, and by then a newcomer gets the edit', async () => {
  const { id, tokens } = await app.createMeeting()
  const a = await connect(id, bearer(tokens.edit))
  const answered = new Promise(resolve => {
    a.messageHandlers[101] = (_, decoder) => resolve([...decoder.arr])
  })
  appendEntry(a.doc, entry('e1', '保存'))
  a.ws?.send(encodeBarrier(300) as Uint8Array<ArrayBuffer>)
  expect(await answered).toEqual([...encodeBarrier(300)])
  const b = await connect(id, bearer(tokens.edit))
  expect(readEntries(b.doc)).toHaveLength(1)
})

test('presence carries the session’s name whatever a client says, and nothing but the known fields', async () => {
  const { id, tokens } = await app.createMeeting()
  const a = await connect(id, await cookiesFor(tokens.edit, '佐藤'))
  const b = await connect(id, await cookiesFor(tokens.edit, '鈴木'))
  a.awareness.setLocalState({ user: { name: '議長', colour: 99 }, entry: 'e1', typing: true, html: '<b>' })
  const [seen] = await untilPresence(b, states => states[0]?.entry === 'e1')
  expect(seen).toEqual({
    user: { name: '佐藤', colour: expect.any(Number) },
    entry: 'e1',
    cursor: null,
    typing: true,
  })
  expect(a.awareness.getLocalState()).toMatchObject({ user: { name: '議長' } })
})

test('a client cannot speak for another, and one that leaves is gone at once', async () => {
  const { id, tokens } = await app.createMeeting()
  const a = await connect(id, await cookiesFor(tokens.edit, '佐藤'))
  const b = await connect(id, await cookiesFor(tokens.edit, '鈴木'))
  a.awareness.setLocalState({ entry: 'e1' })
  await untilPresence(b, states => states[0]?.entry === 'e1')
  b.awareness.states.set(a.doc.clientID, { entry: 'forged' })
  b.awareness.meta.set(a.doc.clientID, { clock: 1000, lastUpdated: 0 })
  b.awareness.emit('update', [{ added: [], updated: [a.doc.clientID], removed: [] }, 'local'])
  const c = await connect(id, await cookiesFor(tokens.edit, '高橋'))
  const seen = await untilPresence(c, states => states.some(state => state.user.name === '佐藤'))
  expect(seen.find(state => state.user.name === '佐藤')?.entry).toBe('e1')
  a.destroy()
  await untilPresence(c, states => states.every(state => state.user.name !== '佐藤'))
})

test('a new name reaches colleagues with the next presence', async () => {
  const { id, tokens } = await app.createMeeting()
  const cookies = await cookiesFor(tokens.edit, '佐藤')
  const a = await connect(id, cookies)
  const b = await connect(id, bearer(tokens.edit))
  await app.call('/api/session', { method: 'PATCH', body: { name: '佐藤（記録）' }, headers: cookies })
  a.awareness.setLocalStateField('typing', true)
  const [seen] = await untilPresence(b, states => states[0]?.typing === true)
  expect(seen?.user.name).toBe('佐藤（記録）')
})

test('a final meeting is still read, an edit is refused with 4403, the administrator can reopen it', async () => {
  const { id, tokens } = await app.createMeeting()
  await app.admin(`/api/meetings/${id}`, 'PATCH', { phase: 'final' })
  const a = await connect(id, bearer(tokens.edit))
  expect(readMeeting(a.doc).phase).toBe('final')
  const closed = new Promise(resolve => a.on('closed', ({ code }) => resolve(code)))
  appendEntry(a.doc, entry('e1', '遅い'))
  expect(await closed).toBe(4403)
  const reader = await connect(id, bearer(tokens.edit))
  expect(readEntries(reader.doc)).toHaveLength(0)
  await app.admin(`/api/meetings/${id}`, 'PATCH', { phase: 'edit' })
  await untilDoc(reader.doc, () => readMeeting(reader.doc).phase === 'edit')
})

test('the projector is steered by who may write: nobody with a view link, and in a final meeting nobody', async () => {
  const { id, tokens } = await app.createMeeting()
  const viewer = app.provider(id, bearer(tokens.view))
  const refused = new Promise(resolve => viewer.on('connection-error', resolve))
  setProjector(viewer.doc, { blank: true })
  await refused
  viewer.destroy()
  const a = await connect(id, bearer(tokens.edit))
  expect(readProjector(a.doc).blank).toBe(false)
  turnProjector(a.doc, 2, 'e1')
  const admin = await connect(id, bearer(app.adminToken))
  await untilDoc(admin.doc, () => readProjector(admin.doc).turns === 1)
  await app.admin(`/api/meetings/${id}`, 'PATCH', { phase: 'final' })
  await untilDoc(a.doc, () => readMeeting(a.doc).phase === 'final')
  const closed = new Promise(resolve => a.on('closed', ({ code }) => resolve(code)))
  setProjector(a.doc, { blank: true })
  expect(await closed).toBe(4403)
  expect(readProjector(admin.doc)).toMatchObject({ blank: false, page: 2, anchor: 'e1' })
  const refusedAdmin = new Promise(resolve => admin.on('closed', ({ code }) => resolve(code)))
  setProjector(admin.doc, { blank: true })
  expect(await refusedAdmin).toBe(4403)
  const reader = await connect(id, bearer(tokens.edit))
  expect(readProjector(reader.doc).blank).toBe(false)
})

test('an edit under another recorder’s client id is refused with 4422, also while that one is offline', async () => {
  const { id, tokens } = await app.createMeeting()
  const a = await connect(id, await cookiesFor(tokens.edit, '佐藤'))
  appendEntry(a.doc, entry('e1', '元'))
  const b = await connect(id, await cookiesFor(tokens.edit, '鈴木'))
  await untilDoc(b.doc, () => readEntries(b.doc).length === 1)
  a.disconnect()
  const closed = new Promise(resolve => b.on('closed', ({ code }) => resolve(code)))
  const own = b.doc.clientID
  b.doc.clientID = a.doc.clientID
  appendEntry(b.doc, entry('e2', '偽'))
  b.doc.clientID = own
  expect(await closed).toBe(4422)
  appendEntry(a.doc, entry('e3', '本物'))
  a.connect()
  const c = await connect(id, bearer(tokens.edit))
  await untilDoc(c.doc, () => readEntries(c.doc).length === 2)
  expect(readEntries(c.doc).map(each => each.text)).toEqual(['元', '本物'])
})

test('deleting a meeting closes its connections with 4410, and it is gone', async () => {
  const { id, tokens } = await app.createMeeting()
  const a = await connect(id, bearer(tokens.edit))
  const closed = new Promise(resolve => a.on('closed', ({ code }) => resolve(code)))
  expect((await app.admin(`/api/meetings/${id}`, 'DELETE')).status).toBe(204)
  expect(await closed).toBe(4410)
  expect((await app.admin(`/api/meetings/${id}`)).status).toBe(404)
})
