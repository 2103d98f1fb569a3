/** `npm run demo`: as `npm start`, with the example meeting in it; prints links for two recorders and the projector. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { DATABASE_FILE } from '../server/store/sqlite-calls.ts'
import type { MeetingCreated } from '../shared/api.ts'
import { ID_BYTES, idFromBytes } from '../shared/ids.ts'
import { appendEntry } from '../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../shared/meeting/read-meeting.ts'
import { BARRIER, encodeBarrier } from '../shared/sync/protocol.ts'
import { exampleEntries, exampleSeed } from './example-meeting.ts'
import { reachableUrl } from './reachable-url.ts'

const READY_WITHIN_MS = 20_000
const RECORDERS = ['記録係A', '記録係B', '記録係C']
const ATTENDEES = [
  { name: '座長', affiliation: '北海道Society5.0推進会議', role: '座長' },
  ...[
    'IT関連団体',
    '経済団体',
    '大学',
    '高等専門学校',
    '医療・福祉関係団体',
    '民間企業',
    'IT関連団体',
    '農業関係団体',
  ].map((affiliation, index) => ({ name: `委員${'ABCDEFGH'[index]}`, affiliation, role: '委員' })),
  { name: '事務局', affiliation: '北海道', role: '事務局' },
]

const host = process.env.HOST ?? '127.0.0.1'
const port = process.env.PORT ?? '3000'
const url = reachableUrl(host, port)
const adminToken = process.env.ADMIN_TOKEN ?? randomBytes(32).toString('base64url')
refuseUsed(process.env.DATA_DIR)
const ownFolder = process.env.DATA_DIR === undefined ? mkdtempSync(join(tmpdir(), 'yoroku-demo-')) : null
const dataDir = process.env.DATA_DIR ?? ownFolder ?? ''

let hasFailed = false
const server = spawn('node', ['server/main.ts'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, HOST: host, PORT: port, DATA_DIR: dataDir, ADMIN_TOKEN: adminToken },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'))
server.on('exit', code => {
  if (ownFolder !== null) rmSync(ownFolder, { recursive: true, force: true })
  process.exitCode = hasFailed ? 1 : (code ?? 1)
})

try {
  if (!(await isReady())) throw new Error('the server did not start')
  printLinks(await fillExample())
} catch (error) {
  hasFailed = true
  console.error(`The example was not made: ${error instanceof Error ? error.message : String(error)}`)
  server.kill('SIGTERM')
}

/** The demo's token would take the place of that of the folder's administrator. */
function refuseUsed(folder: string | undefined): void {
  if (folder === undefined || !existsSync(join(folder, DATABASE_FILE))) return
  console.error(`${folder} is in use: npm start opens it; the demo needs a new folder.`)
  process.exit(1)
}

async function isReady(): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline && server.exitCode === null) {
    if (
      await fetch(`${url}/readyz`).then(
        response => response.ok,
        () => false,
      )
    )
      return true
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return false
}

async function fillExample(): Promise<MeetingCreated> {
  const meeting = (await call('POST', '/api/meetings', {
    ...exampleSeed(),
    attendees: ATTENDEES,
  })) as MeetingCreated
  await typeEntries(meeting)
  const agenda = ((await call('GET', `/api/meetings/${meeting.id}`)) as { agenda: { id: string }[] }).agenda
  await call('PATCH', `/api/meetings/${meeting.id}`, { phase: 'live', currentAgenda: agenda[4]?.id })
  return meeting
}

async function typeEntries({ id, tokens }: MeetingCreated): Promise<void> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, id, doc, {
    disableBc: true,
    WebSocketPolyfill: authorised(tokens.edit),
  })
  await new Promise<void>(resolve => provider.on('sync', synced => synced && resolve()))
  const { agenda, themes, attendees } = readMeeting(doc)
  const members = attendees.filter(attendee => attendee.role === '委員')
  exampleEntries().forEach((entry, index) => {
    appendEntry(doc, {
      id: idFromBytes(randomBytes(ID_BYTES)),
      recorder: RECORDERS[Math.floor(index / 2) % RECORDERS.length] ?? '',
      at: new Date(Date.parse('2021-05-27T10:00:00+09:00') + index * 150_000).toISOString(),
      kind: entry.kind,
      agenda: agenda[entry.agenda - 1]?.id ?? null,
      theme: themes[(entry.theme ?? 0) - 1]?.id ?? null,
      speaker:
        entry.kind === 'opinion' ? (members[Math.floor(index / 2) % members.length]?.id ?? null) : null,
      text: entry.text,
    })
  })
  await stored(provider)
  provider.destroy()
  doc.destroy()
}

/** Resolves once everything sent so far is on the server's disk: the barrier comes back. */
function stored(provider: WebsocketProvider): Promise<void> {
  return new Promise(resolve => {
    provider.messageHandlers[BARRIER] = () => resolve()
    provider.ws?.send(encodeBarrier(1))
  })
}

function authorised(token: string): typeof globalThis.WebSocket {
  class AuthorisedSocket extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  return AuthorisedSocket as unknown as typeof globalThis.WebSocket
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${adminToken}`,
    ...(body ? { 'content-type': 'application/json' } : {}),
  }
  const response = await fetch(url + path, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

function printLinks({ links }: MeetingCreated): void {
  const kept = ownFolder === null ? `Kept in ${dataDir}.` : 'Gone when you stop it (set DATA_DIR to keep it).'
  console.log(`
Yoroku's example meeting is open. ${kept}

  Recorder 1 / 記録係  ${links.edit}
  Recorder 2 / 記録係  ${links.edit}   (another browser or a private window)
  Projector  / 投影    ${links.view}
  Administrator / 管理者  ${url}/#${adminToken}

Stop with Ctrl+C.`)
}
