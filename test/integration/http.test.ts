import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { MeetingList, Problem, SessionInfo } from '../../shared/api.ts'
import { PDF_HEADERS } from '../../shared/api.ts'
import { FORMATS } from '../../shared/formats/formats.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import {
  type AwarenessEntry,
  encodeAwareness,
  encodeBarrier,
  encodeUpdate,
} from '../../shared/sync/protocol.ts'
import { RawClient } from '../support/raw-client.ts'
import { bearer, TestApp } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await TestApp.start()
})
afterAll(() => app.close())

async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const body = (await response.json()) as Problem
  expect(body.status).toBe(response.status)
  return body
}

function cookiesOf(response: Response, before = ''): string {
  const jar = new Map(before.split('; ').map(pair => [pair.split('=')[0], pair]))
  for (const cookie of response.headers.getSetCookie()) {
    const pair = cookie.split(';')[0] ?? ''
    jar.set(pair.split('=')[0], pair)
  }
  return [...jar.values()].filter(Boolean).join('; ')
}

const signIn = (token: string, name?: string, cookie = '') =>
  app.call('/api/session', {
    method: 'POST',
    body: name === undefined ? { token } : { token, name },
    headers: { cookie, origin: app.url },
  })

describe('sessions', () => {
  test('a link’s token opens a session; its cookies are HttpOnly, SameSite=Strict and last', async () => {
    const { id, tokens } = await app.createMeeting({ title: '会議名' })
    const opened = await signIn(tokens.edit, '  佐藤 ')
    expect(await opened.json()).toEqual({ role: 'edit', meeting: { id, title: '会議名' }, name: '佐藤' })
    for (const cookie of opened.headers.getSetCookie())
      expect(cookie).toMatch(/Max-Age=\d{7,}.*HttpOnly.*SameSite=Strict/)
    const info = await app.call('/api/session', { headers: { cookie: cookiesOf(opened) } })
    expect(await info.json()).toEqual({
      name: '佐藤',
      admin: false,
      meetings: { [id]: 'edit' },
    } satisfies SessionInfo)
  })

  test('cookies travel by https alone where the public address is https, and are kept where it is not', async () => {
    for (const [publicUrl, isSecure] of [
      ['https://yoroku.example.jp', true],
      ['http://yoroku.example.jp', false],
      [null, false],
    ] as const) {
      const server = await TestApp.start(undefined, { publicUrl })
      const { tokens } = await server.createMeeting()
      const opened = await server.call('/api/session', { method: 'POST', body: { token: tokens.edit } })
      const secure = opened.headers.getSetCookie().map(cookie => /; Secure(;|$)/.test(cookie))
      expect(secure).toEqual([isSecure, isSecure])
      await server.close()
    }
  })

  test('a new name is seen in every open window, given there or at another sign-in', async () => {
    const { id, tokens } = await app.createMeeting()
    const address = `${app.syncUrl}/${id}`
    const first = await signIn(tokens.edit, '佐藤')
    const cookie = cookiesOf(first)
    const [window, colleague] = [
      await RawClient.open(address, { cookie, origin: app.url }),
      await RawClient.open(address, bearer(tokens.edit)),
    ]
    let clock = 0
    const seenAs = async () => {
      window.send(encodeAwareness([{ client: 5, clock: ++clock, json: '{}' }]))
      const isThis = (entry: AwarenessEntry) => entry.client === 5 && entry.clock === clock
      const { entries } = await colleague.until('awareness', told => told.entries.some(isThis))
      return JSON.parse(entries.find(isThis)?.json ?? '').user.name
    }
    expect(await seenAs()).toBe('佐藤')
    const headers = { cookie, origin: app.url }
    await app.call('/api/session', { method: 'PATCH', body: { name: '高橋' }, headers })
    expect(await seenAs()).toBe('高橋')
    await signIn(tokens.edit, '鈴木', cookie)
    expect(await seenAs()).toBe('鈴木')
    window.close()
    colleague.close()
  })

  test('a browser gathers grants, gets a new session id at each sign-in, and keeps its name', async () => {
    const first = await app.createMeeting()
    const second = await app.createMeeting()
    const one = await signIn(first.tokens.view, '鈴木')
    const two = await signIn(second.tokens.edit, undefined, cookiesOf(one))
    expect(await two.json()).toMatchObject({ name: '鈴木' })
    const cookie = cookiesOf(two, cookiesOf(one))
    const info = (await (await app.call('/api/session', { headers: { cookie } })).json()) as SessionInfo
    expect(info.meetings).toEqual({ [first.id]: 'view', [second.id]: 'edit' })
    expect((await app.call('/api/session', { headers: { cookie: cookiesOf(one) } })).status).toBe(401)
  })

  test('renaming and signing out', async () => {
    const { tokens } = await app.createMeeting()
    const cookie = cookiesOf(await signIn(tokens.edit, '佐藤'))
    const headers = { cookie, origin: app.url }
    const renamed = await app.call('/api/session', { method: 'PATCH', body: { name: '高橋' }, headers })
    expect(await renamed.json()).toMatchObject({ name: '高橋' })
    expect((await app.call('/api/session', { method: 'DELETE', headers })).status).toBe(204)
    expect((await app.call('/api/session', { headers })).status).toBe(401)
  })

  test('an unknown token is 401, a name too long is 400 with its limit', async () => {
    expect((await problem(await signIn('A'.repeat(43)))).code).toBe('unauthorised')
    const { tokens } = await app.createMeeting()
    expect((await problem(await signIn(tokens.edit, 'あ'.repeat(41)))).detail).toMatch(/name .*40/)
  })
})

test('the program travels compressed to whoever takes that, and is the same', async () => {
  const page = await (await app.call('/')).text()
  const [, script = ''] = /<script[^>]+src="([^"]+)"/.exec(page) ?? []
  const ask = (encoding: string) => app.call(script, { headers: { 'accept-encoding': encoding } })
  const [plain, compressed] = await Promise.all([ask('identity'), ask('gzip, br')])
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(compressed.headers.get('content-encoding')).toBe('gzip')
  expect(compressed.headers.get('cache-control')).toBe(plain.headers.get('cache-control'))
  expect(compressed.headers.get('content-type')).toBe(plain.headers.get('content-type'))
  expect(await compressed.text()).toBe(await plain.text())
})

test('a screen’s answer names the scripts with which it starts, and all are of this build', async () => {
  const { id } = await app.createMeeting()
  const linksOf = async (screen: string) => (await app.call(`/m/${id}${screen}`)).headers.get('link') ?? ''
  const [stream, projector, preview, joining] = await Promise.all(
    ['/stream', '/projector', '/preview', ''].map(linksOf),
  )
  const scripts = [...`${stream}`.matchAll(/<([^>]+)>; rel=preload/g)].map(([, path = '']) => path)
  expect(scripts).toEqual(expect.arrayContaining([expect.stringMatching(/^\/assets\/StreamPage-/)]))
  for (const path of scripts) expect((await app.call(path)).status).toBe(200)
  expect(projector).toMatch(/ProjectorPage-/)
  expect(projector).not.toMatch(/StreamPage-/)
  expect(preview).toMatch(/PreviewPage-/)
  expect(joining).toBe('')
})

test('the scripts of a page speak its languages alone', async () => {
  const { id } = await app.createMeeting()
  const links = (await app.call(`/m/${id}/stream`)).headers.get('link') ?? ''
  const paths = [...links.matchAll(/<([^>]+)>/g)].map(([, path = '']) => path)
  const scripts = await Promise.all(paths.map(async path => (await app.call(path)).text()))
  expect(scripts.join('')).toMatch(/未保存/)
  expect(scripts.join('')).not.toMatch(/Schließen|supportedLocalesOf/)
})

describe('meetings', () => {
  test('the list shows a change at once, and an address that a person mistyped gets a page', async () => {
    const { id } = await app.createMeeting({ title: '古い題' })
    await app.admin(`/api/meetings/${id}`, 'PATCH', { title: '新しい題', phase: 'live' })
    const list = (await (await app.admin('/api/meetings')).json()) as MeetingList
    expect(list.meetings.find(row => row.id === id)).toMatchObject({ title: '新しい題', phase: 'live' })
    const mistyped = await app.call('/nowhere', { headers: { accept: 'text/html' } })
    expect([mistyped.status, mistyped.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect((await app.call('/api/nowhere', { headers: { accept: 'text/html' } })).status).toBe(404)
  })

  test('creating answers 201 with tokens and links, and the meeting holds every fact', async () => {
    const created = await app.createMeeting({
      title: '第１回会議',
      startsAt: '2026-11-22T10:00+09:00',
      papers: '資料１\n資料２',
      agenda: [{ title: '開会', documents: '資料１' }],
      themes: [{ label: 'デジタル' }],
      attendees: [{ name: '山田', role: '委員長' }],
    })
    expect(created.links.edit).toBe(`${app.url}/m/${created.id}#${created.tokens.edit}`)
    const meeting = (await (await app.admin(`/api/meetings/${created.id}`)).json()) as Meeting
    expect(meeting).toMatchObject({ title: '第１回会議', papers: '資料１\n資料２', phase: 'prepare' })
    expect(meeting.agenda[0]).toMatchObject({ title: '開会', documents: '資料１' })
    expect(meeting.attendees[0]).toMatchObject({ name: '山田', role: '委員長' })
  })

  test.each([
    [{}, /title/],
    [{ title: 'あ'.repeat(10_000) }, /title must have at most 200 characters; it has 10000/],
    [{ title: 5 }, /title must be text/],
    [{ title: 'x', agenda: 'y' }, /agenda must be a list/],
    [{ title: 'x', themes: ['y'] }, /themes\[0\] must be a JSON object/],
    [{ title: 'x', speakerStyle: 'y' }, /speakerStyle must be one of/],
    [{ title: 'x', venu: '札幌' }, /no field venu$/],
    [{ title: 'x', phase: 'live' }, /no field phase$/],
    [{ title: 'x', themes: [{ label: 'あ' }, { lable: 'い' }] }, /no field themes\[1\]\.lable$/],
    [{ title: 'x', startsAt: '2021-02-30T10:00+09:00' }, /startsAt names a day or time that does not exist/],
    [{ title: 'x', endsAt: '1870-01-01' }, /endsAt must not be before 1873/],
  ])('a wrong body %# is 400 and names the field', async (body, detail) => {
    const answer = await problem(await app.admin('/api/meetings', 'POST', body))
    expect(answer).toMatchObject({ status: 400, code: 'bad-request', detail: expect.stringMatching(detail) })
  })

  test('a body that is no JSON, of another type or too large is refused', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${app.url}/api/meetings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${app.adminToken}`, 'content-type': type },
        body,
      })
    expect((await problem(await post('{'))).code).toBe('bad-request')
    expect((await problem(await post('a', 'text/plain'))).code).toBe('bad-request')
    expect((await problem(await post(`"${'a'.repeat(3_000_000)}"`))).code).toBe('too-large')
  })

  test('only the administrator creates, lists, deletes and replaces tokens', async () => {
    const { id, tokens } = await app.createMeeting()
    for (const [path, method] of [
      ['/api/meetings', 'POST'],
      ['/api/meetings', 'GET'],
      [`/api/meetings/${id}`, 'DELETE'],
      [`/api/meetings/${id}/tokens/edit`, 'POST'],
    ] as const) {
      expect((await problem(await app.call(path, { method }))).code).toBe('unauthorised')
      expect((await problem(await app.call(path, { method, token: tokens.edit }))).code).toBe('forbidden')
    }
  })

  test('a view link reads the audience’s meeting and nothing else', async () => {
    const { id, tokens } = await app.createMeeting({ title: 'x', attendees: [{ name: '山田' }] })
    const seen = (await (await app.call(`/api/meetings/${id}`, { token: tokens.view })).json()) as Meeting
    expect(seen.attendees).toEqual([])
    const calls = [
      app.call(`/api/meetings/${id}`, { method: 'PATCH', token: tokens.view, body: { title: 'y' } }),
      app.call(`/api/meetings/${id}/entries.csv`, { token: tokens.view }),
      app.call(`/api/meetings/${id}/summary.txt`, { token: tokens.view }),
    ]
    for (const call of calls) expect((await problem(await call)).code).toBe('forbidden')
  })

  test('no access and no such meeting look the same', async () => {
    const mine = await app.createMeeting()
    const other = await app.createMeeting()
    const token = mine.tokens.edit
    const answers = await Promise.all(
      [other.id, 'missing', '%00', '..%5C'].map(async id =>
        (await app.call(`/api/meetings/${id}`, { token })).text(),
      ),
    )
    expect(new Set(answers).size).toBe(1)
  })

  test('a meeting that begins is at its first item, unless one is chosen', async () => {
    const { id, tokens } = await app.createMeeting({
      title: '会議',
      agenda: [{ title: '一' }, { title: '二' }],
    })
    const patch = async (body: object) => {
      const answer = await app.call(`/api/meetings/${id}`, { method: 'PATCH', body, token: tokens.edit })
      const { agenda, currentAgenda } = (await answer.json()) as Meeting
      return agenda.findIndex(item => item.id === currentAgenda)
    }
    const { agenda } = (await (await app.admin(`/api/meetings/${id}`)).json()) as Meeting
    expect(await patch({ phase: 'live' })).toBe(0)
    expect(await patch({ currentAgenda: null })).toBe(-1)
    expect(await patch({ phase: 'live' })).toBe(-1)
    await patch({ phase: 'prepare', currentAgenda: agenda[1]?.id })
    expect(await patch({ phase: 'live' })).toBe(1)
    await patch({ phase: 'prepare', currentAgenda: 'removed' })
    expect(await patch({ phase: 'live' })).toBe(0)
    await patch({ phase: 'prepare' })
    expect(await patch({ phase: 'live', currentAgenda: null })).toBe(-1)
  })

  test('PATCH changes facts and phase; final locks for recorders, the administrator reopens', async () => {
    const { id, tokens } = await app.createMeeting()
    const patch = (body: object, token: string) =>
      app.call(`/api/meetings/${id}`, { method: 'PATCH', body, token })
    expect(await (await patch({ venue: '札幌', phase: 'final' }, tokens.edit)).json()).toMatchObject({
      venue: '札幌',
      phase: 'final',
    })
    expect((await problem(await patch({ title: 'x' }, tokens.edit))).code).toBe('locked')
    expect((await patch({ phase: 'edit' }, app.adminToken)).status).toBe(200)
    expect((await problem(await patch({ phase: 'over' }, tokens.edit))).detail).toMatch(
      /phase must be one of/,
    )
    expect((await problem(await patch({ title: '' }, tokens.edit))).detail).toMatch(/title/)
    expect((await problem(await patch({ venue: '函館', agenda: [] }, tokens.edit))).detail).toMatch(/agenda/)
    expect(await (await app.admin(`/api/meetings/${id}`)).json()).toMatchObject({ venue: '札幌' })
  })

  test('the list counts and finds what was typed a moment ago', async () => {
    const { id, tokens } = await app.createMeeting({ title: '会議' })
    const doc = new Y.Doc()
    appendEntry(doc, { id: 'e1', recorder: '', at: '2026-11-22T10:00:00Z', text: '除雪の体制' })
    const client = await RawClient.open(`${app.syncUrl}/${id}`, bearer(tokens.edit))
    client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    client.send(encodeBarrier(1))
    await client.until('barrier')
    const list = (await (await app.admin('/api/meetings?q=除雪')).json()) as MeetingList
    client.close()
    expect(list.meetings).toMatchObject([{ id, entries: 1 }])
  })

  test('the list is newest first and finds full-width, half-width and two-character words', async () => {
    const { id } = await app.createMeeting({ title: '橋梁ｻｰﾊﾞｰ点検ＡＢＣ' })
    for (const q of ['橋梁', 'サーバー', 'abc']) {
      const list = (await (await app.admin(`/api/meetings?q=${encodeURIComponent(q)}`)).json()) as MeetingList
      expect(list.meetings.map(row => row.id)).toEqual([id])
    }
    const all = (await (await app.admin('/api/meetings')).json()) as MeetingList
    expect(all.meetings[0]).toMatchObject({
      id,
      phase: 'prepare',
      entries: 0,
      online: 0,
      currentAgenda: null,
    })
    expect((await problem(await app.admin('/api/meetings?cursor=x'))).detail).toMatch(/cursor/)
    expect((await problem(await app.admin(`/api/meetings?q=${'a'.repeat(201)}`))).detail).toMatch(/200/)
  })

  test('a replaced token opens nothing any more, its successor does', async () => {
    const { id, tokens } = await app.createMeeting()
    const replaced = (await (await app.admin(`/api/meetings/${id}/tokens/view`, 'POST')).json()) as {
      token: string
    }
    expect((await app.call(`/api/meetings/${id}`, { token: tokens.view })).status).toBe(401)
    expect((await app.call(`/api/meetings/${id}`, { token: replaced.token })).status).toBe(200)
    expect((await app.admin(`/api/meetings/${id}/tokens/admin`, 'POST')).status).toBe(400)
  })
})

describe('downloads', () => {
  test.each(FORMATS.map(format => [`${format.of}.${format.id}`, format.mediaType]))(
    '%s has its media type and a name',
    async (file, mediaType) => {
      const { id, tokens } = await app.createMeeting({ title: '会議' })
      const response = await app.call(`/api/meetings/${id}/${file}`, { token: tokens.edit })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')?.startsWith(mediaType)).toBe(true)
      expect(response.headers.get('content-disposition')).toMatch(
        /^attachment; .*filename\*=UTF-8''%E4%BC%9A/,
      )
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0)
    },
  )

  test('a PDF says what it conforms to, and which characters forbade more', async () => {
    const { id, tokens } = await app.createMeeting({ title: '会議' })
    const pdf = () => app.call(`/api/meetings/${id}/summary.pdf`, { token: tokens.edit })
    const plain = await pdf()
    expect([plain.headers.get(PDF_HEADERS.standard), plain.headers.get(PDF_HEADERS.missing)]).toEqual([
      'ua-1',
      null,
    ])
    await app.admin(`/api/meetings/${id}`, 'PATCH', { title: '会議\u{10fffd}' })
    const { headers } = await pdf()
    expect(headers.get(PDF_HEADERS.standard)).toBe('1.7')
    expect(decodeURIComponent(headers.get(PDF_HEADERS.missing) ?? '')).toBe('\u{10fffd}')
    const many = `\ue0f0${Array.from({ length: 45 }, (_, at) => String.fromCodePoint(0x10ff00 + at)).join('')}`
    await app.admin(`/api/meetings/${id}`, 'PATCH', { title: many })
    const named = decodeURIComponent((await pdf()).headers.get(PDF_HEADERS.missing) ?? '')
    expect([...named]).toEqual([...many].slice(0, 40))
  })

  test('the view link gets the summary once the meeting is final, and an unknown format is 404', async () => {
    const { id, tokens } = await app.createMeeting()
    await app.admin(`/api/meetings/${id}`, 'PATCH', { phase: 'final' })
    expect((await app.call(`/api/meetings/${id}/summary.txt`, { token: tokens.view })).status).toBe(200)
    for (const file of ['summary.xlsx', 'entries.pdf', 'summary.exe'])
      expect((await problem(await app.admin(`/api/meetings/${id}/${file}`))).code).toBe('not-found')
  })
})

describe('layouts under a name', () => {
  test('the administrator keeps them, recorders of every meeting take them', async () => {
    const { id, tokens } = await app.createMeeting()
    const path = `/api/layouts/${encodeURIComponent('北海道／審議会')}`
    const asEdit = (role: string) => app.call(`/api/meetings/${id}/layouts`, { token: role })
    const put = { method: 'PUT', body: { digits: 'half', textSize: 11, nonsense: 1 } }
    expect((await app.call(path, { token: tokens.edit, ...put })).status).toBe(403)
    expect((await app.admin(path, 'PUT', put.body)).status).toBe(204)
    const free = { ...put, token: app.adminToken, headers: { 'if-none-match': '*' } }
    expect((await problem(await app.call(path, free))).code).toBe('conflict')
    expect(await (await asEdit(tokens.edit)).json()).toEqual({
      layouts: [{ name: '北海道／審議会', values: { digits: 'half', textSize: 11 } }],
      canKeep: false,
    })
    expect((await asEdit(tokens.view)).status).toBe(403)
    expect((await app.call(path, { token: tokens.edit, method: 'DELETE' })).status).toBe(403)
    expect((await app.admin(path, 'DELETE')).status).toBe(204)
    expect(await (await asEdit(tokens.edit)).json()).toMatchObject({ layouts: [] })
  })

  test('a new meeting takes over a layout', async () => {
    const { id, tokens } = await app.createMeeting({
      title: '会議',
      venue: '本庁',
      layout: { headingMark: 'circle' },
    })
    const text = await (await app.call(`/api/meetings/${id}/summary.txt`, { token: tokens.edit })).text()
    expect(text).toContain('○実施場所')
  })
})

describe('around', () => {
  test('every answer carries the headers that keep other sites and scripts out', async () => {
    const { headers } = await app.call('/')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('the lead’s preview of the room’s screen alone may stand in a frame, and only in one of this server', async () => {
    for (const path of ['/m/abc/projector', '/m/abc/preview/x', '/preview', '/m/abc/stream?/m/a/preview'])
      expect((await app.call(path)).headers.get('content-security-policy')).toContain(
        "frame-ancestors 'none'",
      )
    const { headers } = await app.call('/m/abc/preview')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })

  test('the page answers at / and below /m, other addresses are 404 problems', async () => {
    for (const path of ['/', '/m/abc', '/m/abc/stream']) expect((await app.call(path)).status).toBe(200)
    for (const path of ['/nothing', '/api/nothing', '/..%2fpackage.json', '/assets/../../package.json'])
      expect((await problem(await app.call(path))).code).toBe('not-found')
  })

  test('a foreign Origin, or cookies without one, changes nothing', async () => {
    const foreign = { origin: 'http://evil.example' }
    const post = (headers: Record<string, string>, token?: string) =>
      app.call('/api/meetings', {
        method: 'POST',
        body: { title: 'x' },
        headers,
        ...(token ? { token } : {}),
      })
    expect((await problem(await post(foreign, app.adminToken))).code).toBe('forbidden')
    const cookie = cookiesOf(await signIn(app.adminToken))
    expect((await problem(await post({ cookie }))).code).toBe('forbidden')
    expect((await post({ cookie, origin: app.url })).status).toBe(201)
  })

  test('alive, ready and the figures', async () => {
    expect(await (await app.call('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await app.call('/readyz')).status).toBe(200)
    expect(await (await app.call('/metrics')).text()).toMatch(/^yoroku_connections \d+$/m)
    expect((await app.call('/metrics', { headers: { 'x-forwarded-for': '192.0.2.1' } })).status).toBe(401)
  })
})
