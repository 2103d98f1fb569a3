import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { MeetingList } from '../../shared/api.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { encodeBarrier, encodeUpdate } from '../../shared/sync/protocol.ts'
import { RawClient } from '../support/raw-client.ts'
import { ServerProcess } from '../support/server-process.ts'
import { bearer, openProvider, untilSynced } from '../support/test-app.ts'
import { TypingClient } from '../support/typing-client.ts'

let server: ServerProcess | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const syncUrl = (url: string) => `${url.replace('http', 'ws')}/sync`
const entry = (id: string) => ({ id, recorder: '', at: '2026-11-22T10:00:00Z', text: id })

async function storedIds(running: ServerProcess, meeting: string): Promise<Set<string>> {
  const doc = new Y.Doc()
  const reader = openProvider(syncUrl(running.url), meeting, bearer(running.adminToken), doc)
  await untilSynced(reader)
  const ids = readEntries(doc).map(each => each.id)
  reader.destroy()
  expect(new Set(ids).size).toBe(ids.length)
  return new Set(ids)
}

test('after a kill -9 the list shows what was typed last', async () => {
  server = await ServerProcess.start()
  const { id, tokens } = await server.createMeeting({ title: '会議' })
  const client = new TypingClient('w')
  await client.connect(server.syncUrl(id), bearer(tokens.edit))
  await new Promise<void>(resolve => client.typeOne(resolve))
  await server.kill('SIGKILL')
  await server.run()
  let entries = 0
  while (entries === 0) {
    const list = (await (await server.api('/api/meetings')).json()) as MeetingList
    entries = list.meetings[0]?.entries ?? 0
  }
  expect(entries).toBe(1)
})

test('SIGTERM tells clients to come back (1012), stores what was typed and exits with 0', async () => {
  server = await ServerProcess.start()
  const { id, tokens } = await server.createMeeting({ title: '会議' })
  const client = await RawClient.open(`${syncUrl(server.url)}/${id}`, bearer(tokens.edit))
  const doc = new Y.Doc()
  appendEntry(doc, entry('last'))
  client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  client.send(encodeBarrier(1))
  await client.until('barrier')
  const closed = client.closeCode()
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(await closed).toBe(1012)
  await server.run()
  expect(await storedIds(server, id)).toEqual(new Set(['last']))
  expect(server.output).not.toContain(tokens.edit)
  expect(server.output).not.toContain(server.adminToken)
})

describe('a start that cannot work stops with one clear line', () => {
  const run = (env: Record<string, string>) =>
    spawnSync('node', ['server/main.ts'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      timeout: 20_000,
    })
  const file = join(mkdtempSync(join(tmpdir(), 'yoroku-bad-')), 'file')
  writeFileSync(file, '')

  test.each([
    [{ PORT: 'x' }, /PORT must be a number/],
    [{ DATA_DIR: file, PORT: '0' }, /EEXIST|ENOTDIR/],
  ])('%o', (env, message) => {
    const { status, stdout, stderr } = run(env)
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(message)
  })

  test('a taken port, and a data folder that another server has', async () => {
    server = await ServerProcess.start()
    const port = new URL(server.url).port
    const other = mkdtempSync(join(tmpdir(), 'yoroku-other-'))
    const taken = run({ PORT: port, DATA_DIR: other })
    expect(taken.stderr).toMatch(/port .* in use/)
    const second = run({ PORT: '0', DATA_DIR: server.dataDir })
    expect(second.stderr).toMatch(/another server is using/)
    rmSync(other, { recursive: true, force: true })
  })
})

test('the first start prints one sign-in link, later ones tell how to get a new one', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yoroku-first-'))
  const outputOf = async () => {
    const child = spawn('node', ['server/main.ts'], {
      env: { ...process.env, PORT: '0', DATA_DIR: dataDir, ADMIN_TOKEN: '' },
    })
    let output = ''
    while (!output.includes('administrator')) output += String((await once(child.stdout, 'data'))[0])
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
    return output
  }
  expect(await outputOf()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#[A-Za-z0-9_-]{43}/)
  const second = await outputOf()
  expect(second).not.toMatch(/#[A-Za-z0-9_-]{43}/)
  expect(second).toContain('npm run admin-link')
  expect(newLink({ DATA_DIR: dataDir })).toMatch(/#[A-Za-z0-9_-]{43}/)
  rmSync(dataDir, { recursive: true, force: true })
})

test('a new sign-in link leads to the server that runs, also when the command is not given its settings', async () => {
  server = await ServerProcess.start()
  const { dataDir, url } = server
  const link = newLink({ DATA_DIR: dataDir, PORT: '3999' })
  expect(link.split('#')[0]).toBe(`${url}/`)
  const headers = { authorization: `Bearer ${link.trim().split('#')[1]}` }
  expect((await fetch(`${url}/api/meetings`, { headers })).status).toBe(200)
  expect(newLink({ DATA_DIR: dataDir, PUBLIC_URL: 'https://yoroku.example' })).toMatch(
    /^https:\/\/yoroku\.example\/#/,
  )
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(newLink({ DATA_DIR: dataDir, PORT: '3999' })).toMatch(/^http:\/\/127\.0\.0\.1:3999\/#/)
})

test('it begins with the address that users see, where the server has been told one', async () => {
  server = await ServerProcess.start({ env: { PUBLIC_URL: 'https://minutes.example' } })
  expect(newLink({ DATA_DIR: server.dataDir })).toMatch(/^https:\/\/minutes\.example\/#/)
})

/** What `npm run admin-link` prints. */
function newLink(env: Readonly<Record<string, string>>): string {
  return spawnSync('node', ['server/admin-link.ts'], { env: { ...process.env, ...env }, encoding: 'utf8' })
    .stdout
}
