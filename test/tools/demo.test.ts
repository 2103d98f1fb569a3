import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reachableUrl } from '../../tools/reachable-url.ts'

test('the demo leaves a folder alone that an installation uses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yoroku-demo-test-'))
  writeFileSync(join(folder, 'yoroku.db'), '')
  const { status, stderr } = spawnSync(process.execPath, ['tools/demo.ts'], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0' },
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect([status, stderr]).toEqual([1, expect.stringContaining(`${folder} is in use`)])
  expect(readdirSync(folder)).toEqual(['yoroku.db'])
  rmSync(folder, { recursive: true })
})

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['::1', 'http://[::1]:3000'],
  ['yoroku.example', 'http://yoroku.example:3000'],
])('a demo that listens on %s is reached at %s', (host, url) => {
  expect(reachableUrl(host, '3000')).toBe(url)
})
