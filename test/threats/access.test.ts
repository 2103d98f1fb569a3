import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { hashOf } from '../../server/access/tokens.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { MeetingCreated } from '../../shared/api.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { encodeAwareness, encodeBarrier, encodeStep1, encodeUpdate } from '../../shared/sync/protocol.ts'
import { EventReader } from '../support/event-stream.ts'
import { RawClient, refusedStatus } from '../support/raw-client.ts'
import { ServerProcess } from '../support/server-process.ts'
import { SkippingClock } from '../support/skipping-clock.ts'
import { StandingClock } from '../support/standing-clock.ts'
import { bearer, TestApp } from '../support/test-app.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const store = createMemoryStore()
const REFUSED_AFTER_MS = 50

const clock = new SkippingClock()
let app: TestApp
let meeting: MeetingCreated
beforeEach(async () => {
  app = await TestApp.start(store, {}, clock)
  meeting = await app.createMeeting()
})
afterEach(() => app.close())

const address = (id = meeting.id) => `${app.syncUrl}/${id}`
const streamOf = (token: string) =>
  EventReader.open(`${app.url}/api/meetings/${meeting.id}/outline/stream`, bearer(token))

async function cookiesOf(token: string, cookie = ''): Promise<string> {
  const response = await app.call('/api/session', {
    method: 'POST',
    body: { token },
    headers: { cookie, origin: app.url },
  })
  return response.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
}

async function ended(reader: EventReader): Promise<void> {
  while ((await reader.next()) !== null);
}

test('T23 a forged role changes nothing: parameters, subprotocols, a second token, a JWT without signature', async () => {
  const { view } = meeting.tokens
  const jwt = `${btoa('{"alg":"none"}')}.${btoa('{"role":"edit"}')}.`
  expect(await refusedStatus(`${address()}?role=edit&token=${meeting.tokens.edit}`, bearer(view))).toBe(403)
  const two = { authorization: `Bearer ${view}, Bearer ${meeting.tokens.edit}` }
  expect(await refusedStatus(address(), two)).toBe(401)
  expect(await refusedStatus(address(), bearer(jwt))).toBe(401)
  const protocol = { ...bearer(view), 'sec-websocket-protocol': `yjs, auth.${meeting.tokens.edit}` }
  expect(await refusedStatus(address(), protocol)).toBe(403)
})

test('T23 a bearer token counts before a browser’s session: who asks with the view link’s may only read', async () => {
  const headers = { cookie: await cookiesOf(meeting.tokens.edit), origin: app.url }
  const rename = (token = '') =>
    app.call(`/api/meetings/${meeting.id}`, { method: 'PATCH', token, headers, body: { title: '題' } })
  expect((await rename()).status).toBe(200)
  expect((await rename(meeting.tokens.view)).status).toBe(403)
})

test('T24 a socket belongs to one meeting: nothing that it sends names another', async () => {
  const other = await app.createMeeting()
  const cookie = await cookiesOf(meeting.tokens.edit)
  expect(await refusedStatus(address(other.id), { cookie, origin: app.url })).toBe(404)
  for (const trick of [`${meeting.id}/../${other.id}`, `${meeting.id}%2f..%2f${other.id}`, `${other.id}%00`])
    expect(await refusedStatus(address(trick), bearer(meeting.tokens.edit))).toBe(404)
  expect((await app.call(`/api/meetings/${other.id}`, { headers: { cookie } })).status).toBe(404)
})

test('T25 a replaced view link ends its streams, and recorders go on saving', async () => {
  const reader = await streamOf(meeting.tokens.view)
  const editor = await RawClient.open(address(), bearer(meeting.tokens.edit))
  await app.admin(`/api/meetings/${meeting.id}/tokens/view`, 'POST')
  await ended(reader)
  editor.send(encodeBarrier(1))
  await editor.until('barrier')
  editor.close()
})

test('T25 the administrator’s token replaced by another program ends what was opened by the old one', async () => {
  const socket = await RawClient.open(address(), bearer(app.adminToken))
  const reader = await streamOf(app.adminToken)
  const closed = socket.closeCode()
  await store.putToken({ hash: hashOf('another'), meeting: null, role: 'admin' })
  clock.skip(1_000)
  expect(await closed).toBe(4401)
  await ended(reader)
})

test('T25 signing out ends every connection of the browser, also those from before its last sign-in', async () => {
  const first = await cookiesOf(meeting.tokens.edit)
  const socket = await RawClient.open(address(), { cookie: first, origin: app.url })
  const closed = socket.closeCode()
  const second = await cookiesOf(meeting.tokens.view, first)
  const headers = { cookie: second, origin: app.url }
  expect((await app.call('/api/session', { method: 'DELETE', headers })).status).toBe(204)
  expect(await closed).toBe(4401)
})

test('T25 a link that is replaced while somebody comes in by it lets them in nowhere', async () => {
  let isReplaced = false
  const slow = {
    ...store,
    nameOf: async (browser: string) => {
      if (!isReplaced) {
        isReplaced = true
        await app.app.services.access.replaceToken(meeting.id, 'edit')
      }
      return store.nameOf(browser)
    },
  }
  const cookie = await cookiesOf(meeting.tokens.edit)
  await app.close()
  app = await TestApp.start(slow, {}, clock)
  const socket = await RawClient.open(address(), { cookie, origin: app.url })
  expect(await socket.closeCode()).toBe(4401)
})

test('T28 unknown, replaced, shortened and altered tokens get one answer', async () => {
  await app.admin(`/api/meetings/${meeting.id}/tokens/edit`, 'POST')
  const { edit } = meeting.tokens
  const altered = (edit.startsWith('A') ? 'B' : 'A') + edit.slice(1)
  const bodies = await Promise.all(
    [edit, altered, edit.slice(1), 'A'.repeat(43), '', '../'].map(async token => {
      const response = await app.call('/api/session', { method: 'POST', body: { token } })
      expect(response.status).toBe(401)
      expect(response.headers.getSetCookie()).toEqual([])
      return response.text()
    }),
  )
  expect(new Set(bodies).size).toBe(1)
})

test('T28 the link of a deleted meeting opens nothing, and leaves a browser signed in to what it had', async () => {
  const deleted = await app.createMeeting()
  const cookie = await cookiesOf(meeting.tokens.edit)
  await app.admin(`/api/meetings/${deleted.id}`, 'DELETE')
  expect(await cookiesOf(deleted.tokens.edit, cookie)).toBe('')
  const session = await app.call('/api/session', { headers: { cookie } })
  expect(await session.json()).toMatchObject({ meetings: { [meeting.id]: 'edit' } })
})

test('T28 a session keeps no grant that opens nothing any more, and the store no session that is over', async () => {
  const other = await app.createMeeting()
  const first = await cookiesOf(meeting.tokens.edit)
  await app.admin(`/api/meetings/${meeting.id}/tokens/edit`, 'POST')
  const second = await cookiesOf(other.tokens.view, first)
  const stored = () => store.findSession(hashOf(/yoroku_session=([^;]+)/.exec(second)?.[1] ?? ''))
  expect((await stored())?.grants).toEqual([hashOf(other.tokens.view)])
  clock.skip(89 * DAY_MS)
  await app.app.services.access.forgetOver()
  expect(await stored()).not.toBeNull()
  clock.skip(2 * DAY_MS)
  await app.app.services.access.forgetOver()
  expect(await stored(), 'the clock alone may run ahead').not.toBeNull()
  await app.createMeeting()
  await app.app.services.access.forgetOver()
  expect(await stored()).toBeNull()
})

test('T28 a session ends after 90 days', async () => {
  const cookie = await cookiesOf(meeting.tokens.edit)
  expect((await app.call('/api/session', { headers: { cookie } })).status).toBe(200)
  clock.skip(91 * DAY_MS)
  expect((await app.call('/api/session', { headers: { cookie } })).status).toBe(401)
  expect(await refusedStatus(address(), { cookie, origin: app.url })).toBe(401)
})

test('T28 a connection that tries many tokens gets 429 and is closed; others from the same address are served', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const attempt = () =>
    new Promise<{ status: number; connection: string | undefined }>((resolve, reject) => {
      const headers = bearer('A'.repeat(43))
      request(`${app.url}/api/session`, { agent, headers }, response => {
        response.resume()
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, connection: response.headers.connection }),
        )
      })
        .on('error', reject)
        .end()
    })
  const answers = []
  for (let n = 0; n < 21; n++) answers.push(await attempt())
  expect(answers.slice(0, 20).every(({ status }) => status === 401)).toBe(true)
  expect(answers[20]).toEqual({ status: 429, connection: 'close' })
  expect((await app.admin('/api/meetings')).status).toBe(200)
  agent.destroy()
})

test('T28 every refusal takes its time, whatever was wrong with the token', async () => {
  const standing = new StandingClock()
  const slow = await TestApp.start(undefined, {}, standing)
  const answers: number[] = []
  const asked = [undefined, 'A'.repeat(43), meeting.tokens.edit].map(async token => {
    answers.push((await slow.call('/api/session', token === undefined ? {} : { token })).status)
  })
  for (let n = 0; n < 5; n++) expect((await slow.call('/healthz')).status).toBe(200)
  expect(answers).toEqual([])
  standing.advance(REFUSED_AFTER_MS)
  await Promise.all(asked)
  expect(answers).toEqual([401, 401, 401])
  await slow.close()
})

test('T29 a session id that somebody else planted is not taken over at sign-in', async () => {
  const planted = 'P'.repeat(43)
  const cookie = await cookiesOf(meeting.tokens.edit, `yoroku_session=${planted}`)
  expect(cookie).not.toContain(planted)
  const headers = { cookie: `yoroku_session=${planted}` }
  expect((await app.call('/api/session', { headers })).status).toBe(401)
})

test('T30 awareness for others, with absurd clocks, sizes, numbers and depths hurts nobody', async () => {
  const honest = await RawClient.open(address(), bearer(meeting.tokens.edit))
  honest.send(encodeStep1(new Uint8Array([0])))
  honest.send(encodeAwareness([{ client: 1, clock: 1, json: '{"entry":"e1"}' }]))
  await honest.until('awareness')
  const other = { client: 2, clock: 1, json: '{"entry":"e2"}' }
  for (const [entries, code] of [
    [Array.from({ length: 100_000 }, (_, n) => ({ client: n + 10, clock: 1, json: '{}' })), 4400],
    [[{ ...other, json: `"${'a'.repeat(10_000_000)}"` }], 4413],
  ] as const) {
    const client = await RawClient.open(address(), bearer(app.adminToken))
    const closed = client.closeCode()
    client.send(encodeAwareness(entries))
    expect(await closed).toBe(code)
  }
  const client = await RawClient.open(address(), bearer(app.adminToken))
  for (const entry of [
    { client: 1, clock: 2 ** 40, json: '{"entry":"forged"}' },
    { client: 2, clock: Number.MAX_SAFE_INTEGER, json: '{"entry":"absurd"}' },
    { client: 2, clock: 1, json: '['.repeat(4_000) },
    {
      client: 2,
      clock: 1,
      json: `{"entry":"e2","user":{"name":"議長"},"x":${'['.repeat(900)}${']'.repeat(900)}}`,
    },
  ])
    client.send(encodeAwareness([entry]))
  const seen = await honest.until('awareness', ({ entries }) => entries.some(each => each.client === 2))
  expect(seen.entries).toEqual([
    {
      client: 2,
      clock: 1,
      json: JSON.stringify({ entry: 'e2', cursor: null, typing: false, user: { name: '', colour: 2 } }),
    },
  ])
  honest.close()
  client.close()
})

test('T27 after a whole session no log, process argument or stored byte holds a token, only its hash', async () => {
  const server = await ServerProcess.start({ env: { LOG_LEVEL: 'debug' } })
  try {
    const { id, tokens } = await server.createMeeting({ title: '会議' })
    const signIn = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: tokens.edit, name: '佐藤' }),
    })
    const cookies = signIn.headers.getSetCookie().map(each => each.split(';')[0] ?? '')
    const url = `${server.url.replace('http', 'ws')}/sync/${id}`
    const socket = await RawClient.open(url, { cookie: cookies.join('; '), origin: server.url })
    const doc = new Y.Doc()
    appendEntry(doc, { id: 'e1', recorder: '', at: '', text: 'あ' })
    socket.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    socket.send(encodeBarrier(1))
    await socket.until('barrier')
    const closed = socket.closeCode()
    socket.send(new Uint8Array([9]))
    await closed
    await refusedStatus(`${url}?token=${tokens.view}`, bearer(`${tokens.view}x`))
    await fetch(`${server.url}/api/meetings/${id}?token=${tokens.view}`, { headers: bearer(tokens.view) })
    await server.api(`/api/meetings/${id}/tokens/view`, 'POST')
    await server.kill('SIGTERM')
    const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true })
    const bytes = Buffer.concat(
      files.filter(file => file.isFile()).map(file => readFileSync(join(file.parentPath, file.name))),
    )
    const secrets = [
      server.adminToken,
      tokens.edit,
      tokens.view,
      ...cookies.map(each => each.split('=')[1] ?? ''),
    ]
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(30)
      expect(server.output).not.toContain(secret)
      expect(bytes.includes(secret)).toBe(false)
    }
    expect(bytes.includes(hashOf(tokens.edit))).toBe(true)
    expect(server.output).toContain('connection closed')
  } finally {
    await server.close()
  }
})
