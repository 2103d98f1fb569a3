import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MeetingCreated, MeetingList } from '../../shared/api.ts'
import { FORMATS } from '../../shared/formats/formats.ts'
import { bearer, TestApp } from '../support/test-app.ts'

let app: TestApp
let meeting: MeetingCreated
beforeAll(async () => {
  app = await TestApp.start()
  meeting = await app.createMeeting()
})
afterAll(() => app.close())

/** Sends bytes as they are; the first line of the answer. */
async function statusLine(...chunks: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
  socket.on('error', () => socket.destroy())
  for (const chunk of chunks) socket.write(chunk)
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString('latin1').split('\r\n')[0] ?? ''
}

const HOST = 'Host: 127.0.0.1\r\n'

describe('T39 malformed and oversized requests', () => {
  test.each([
    ['a path that is not UTF-8', `GET /api/meetings/%E0%A4%A HTTP/1.1\r\n${HOST}\r\n`],
    ['%00 in a path', `GET /m/%00 HTTP/1.1\r\n${HOST}\r\n`],
    ['..%5C in a path', `GET /assets/..%5C..%5Cpackage.json HTTP/1.1\r\n${HOST}\r\n`],
    ['.. in a path', `GET /assets/../../package.json HTTP/1.1\r\n${HOST}\r\n`],
    ['a path of 20 KB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`],
    ['2,000 headers', `GET /api/session HTTP/1.1\r\n${HOST}${'X-A: 1\r\n'.repeat(2_000)}\r\n`],
    ['two lengths', `POST /api/session HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`],
    [
      'a length and chunks',
      `POST /api/session HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['nonsense', 'nonsense\r\n\r\n'],
  ])('T39 %s gets a 4xx or a page, and the server lives', async (name, head) => {
    const line = await statusLine(head)
    expect(line).toMatch(name === '%00 in a path' ? /^HTTP\/1\.1 (200|4\d\d)/ : /^HTTP\/1\.1 4\d\d/)
    expect((await app.call('/healthz')).status).toBe(200)
  })

  const post = (body: string) =>
    fetch(`${app.url}/api/meetings`, {
      method: 'POST',
      headers: { ...bearer(app.adminToken), 'content-type': 'application/json' },
      body,
    })

  test('T39 10 MB of JSON, JSON 100,000 deep, and keys that pollute', async () => {
    expect((await post(`{"title":"${'a'.repeat(10_000_000)}"}`)).status).toBe(413)
    expect((await post(`{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).status).toBe(400)
    expect((await post('{"title":"x","__proto__":{"admin":true}}')).status).toBe(400)
    expect((await post('{"title":"x","constructor":{"prototype":{"admin":true}}}')).status).toBe(400)
    expect((await app.call('/healthz')).status).toBe(200)
  })
})

describe('T50 T51 hostile words in files and names', () => {
  const HOSTILE =
    '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e\u0000\r\nX-Evil: 1"; filename=evil'

  test.each(FORMATS.map(({ of, id }) => `${of}.${id}`))('T50 T51 %s of a hostile meeting', async file => {
    const { id } = await app.createMeeting({
      title: HOSTILE.slice(0, 150),
      venue: HOSTILE,
      organiser: '=cmd()',
    })
    const response = await app.admin(`/api/meetings/${id}/${file}`)
    expect(response.status).toBe(200)
    const name = response.headers.get('content-disposition') ?? ''
    expect(name).toMatch(/^attachment; filename="[a-z]+\.[a-z]+"; filename\*=UTF-8''[A-Za-z0-9%_.!~-]+$/)
    for (const sign of ['\u202e', '\u0000', '\r', '\n', '<', '>', '\\', '/'])
      expect(decodeURIComponent(name)).not.toContain(sign)
    expect(response.headers.get('x-evil')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const text = await response.text()
    if (file.endsWith('html')) {
      for (const sign of ['<script', '<img', '\u0000']) expect(text).not.toContain(sign)
      expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    }
    if (file.endsWith('csv')) expect(text).not.toMatch(/(^|,)"?[=+@]/m)
  })
})

test('T55 every page and every answer forbids frames, sniffing, inline script and keeping', async () => {
  const paths = ['/', '/m/x', '/api/session', '/nothing', '/healthz', `/api/meetings/${meeting.id}`]
  for (const path of [...paths, `/api/meetings/${meeting.id}/outline`]) {
    const { headers } = await app.admin(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toContain('no-store')
  }
})

describe('T26 T56 requests from other sites', () => {
  const calls = [
    ['POST', '/api/session'],
    ['PATCH', '/api/session'],
    ['DELETE', '/api/session'],
    ['POST', '/api/meetings'],
    ['PATCH', '/api/meetings/x'],
    ['DELETE', '/api/meetings/x'],
    ['POST', '/api/meetings/x/tokens/edit'],
  ] as const
  test.each(calls)(
    'T56 %s %s is refused with a foreign Origin and with cookies but none',
    async (method, path) => {
      const cookie = `yoroku_session=${'A'.repeat(43)}`
      for (const origin of ['http://evil.example', 'null', `${app.url}.evil.example`, 'http://127.0.0.1:1'])
        expect((await app.call(path, { method, headers: { cookie, origin } })).status).toBe(403)
      expect((await app.call(path, { method, headers: { cookie } })).status).toBe(403)
    },
  )

  test('T26 a host name that is not ours is refused, also for reading', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3000'])
      expect(await statusLine(`GET /api/session HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toContain(' 403 ')
  })
})

test('T57 a meeting that is not mine, one in the bin and one that never was give one answer', async () => {
  const other = await app.createMeeting()
  const binned = await app.createMeeting()
  await app.admin(`/api/meetings/${binned.id}`, 'DELETE')
  for (const path of ['', '/outline', '/outline/stream', '/summary.txt', '/entries.csv']) {
    const answers = await Promise.all(
      [other.id, binned.id, 'A'.repeat(24)].map(async id => {
        const response = await app.call(`/api/meetings/${id}${path}`, { token: meeting.tokens.edit })
        return `${response.status} ${await response.text()}`
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^404 /)
  }
  expect((await app.call('/api/meetings', { token: meeting.tokens.edit })).status).toBe(403)
})

test('T58 hostile searches never fail and never find what is not there', async () => {
  await app.createMeeting({ title: '橋梁点検ｻｰﾊﾞｰＡＢＣ％_' })
  const search = async (q: string) => {
    const response = await app.admin(`/api/meetings?q=${encodeURIComponent(q)}`)
    return response.status === 200
      ? ((await response.json()) as MeetingList).meetings.length
      : response.status
  }
  for (const q of ['"', '*', 'NEAR(', '-', '^', 'OR', '\u0000', "' OR 1=1 --", '\\', '%%%%', '[a-z]', '%zz'])
    expect(await search(q)).toBeLessThan(200)
  expect(await search('a'.repeat(10_000))).toBe(400)
  expect(await search("' OR 1=1 --")).toBe(0)
  for (const q of ['橋', '橋梁', 'サーバー', 'ｻｰﾊﾞｰ', 'abc', 'ＡＢＣ']) expect(await search(q)).toBe(1)
  expect((await app.admin('/api/meetings?q=a&q=b')).status).toBe(200)
  expect((await app.admin('/api/meetings?cursor=1.x&cursor=2')).status).toBe(400)
})
