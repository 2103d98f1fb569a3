import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { ServerProcess } from '../support/server-process.ts'
import { bearer } from '../support/test-app.ts'
import { TypingClient } from '../support/typing-client.ts'

const root = mkdtempSync(join(tmpdir(), 'yoroku-backup-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let server: ServerProcess | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

function run(command: 'backup' | 'restore', dataDir: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', [`server/${command}.ts`, ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('npm run backup beside a typing server, npm run restore into a new folder, start: all acknowledged is there', async () => {
  const first = await ServerProcess.start()
  server = first
  const { id, tokens } = await first.createMeeting({ title: '会議' })
  const client = new TypingClient('w')
  await client.connect(first.syncUrl(id), bearer(tokens.edit))
  await new Promise<void>(resolve => client.type(() => client.typed.length > 50 && resolve()))
  const acknowledged = [...client.acknowledged]
  const other = await first.createMeeting({ title: '確定した会議' })
  await first.api(`/api/meetings/${other.id}`, 'PATCH', { phase: 'final' })
  const issued = await (await first.api(`/api/meetings/${other.id}/summary.txt`)).text()
  expect(issued).toContain('第１版')
  const file = join(root, 'backup.db')
  expect(run('backup', first.dataDir, file)).toMatchObject({ status: 0, stderr: '' })
  client.rest()
  client.drop()
  await first.close()

  const folder = join(root, 'restored')
  expect(run('restore', folder, file)).toMatchObject({ status: 0, stderr: '' })
  expect(readdirSync(folder)).toEqual(['yoroku.db'])
  const second = await ServerProcess.start({ dataDir: folder })
  server = second
  const reader = new TypingClient('r')
  await reader.connect(second.syncUrl(id), bearer(tokens.edit))
  reader.drop()
  expect(acknowledged.filter(each => !reader.ids().includes(each))).toEqual([])
  const rows = (await (await second.api('/api/meetings')).json()) as { meetings: { id: string }[] }
  expect(new Set(rows.meetings.map(each => each.id))).toEqual(new Set([id, other.id]))
  expect(await (await second.api(`/api/meetings/${other.id}/summary.txt`)).text()).toBe(issued)
})

test('a backup never overwrites, and what is not a whole database is neither kept nor restored', async () => {
  const running = await ServerProcess.start()
  server = running
  const taken = join(root, 'taken.db')
  writeFileSync(taken, 'mine')
  expect(run('backup', running.dataDir, taken)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('exists already'),
  })
  expect(readFileSync(taken, 'utf8')).toBe('mine')
  expect(run('backup', running.dataDir, join(root, 'no', 'such', 'folder.db')).status).toBe(1)
  expect(run('backup', running.dataDir).stderr).toContain('npm run backup -- <file>')
  expect(run('restore', join(root, 'fresh'), taken).status).toBe(1)
  expect(existsSync(join(root, 'fresh', 'yoroku.db'))).toBe(false)
  expect(readdirSync(root).filter(name => name.includes('partial'))).toEqual([])

  const file = join(root, 'good.db')
  expect(run('backup', running.dataDir, file).status).toBe(0)
  expect(run('restore', running.dataDir, file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('restore into a new folder'),
  })
  const cut = join(root, 'cut.db')
  writeFileSync(cut, readFileSync(file).subarray(0, 9_000))
  expect(run('restore', join(root, 'other'), cut).status).toBe(1)
  expect(readdirSync(join(root, 'other'))).toEqual([])
})
