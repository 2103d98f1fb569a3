import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { docOf } from '../../server/store/snapshot.ts'
import type { Store } from '../../server/store/store.ts'
import { setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { placesOf } from '../support/stored-words.ts'
import { typedMeeting } from '../support/typed-meeting.ts'

const NAME = '山田花子'
const dataDir = mkdtempSync(join(tmpdir(), 'yoroku-purge-command-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Runs `npm run purge` with these arguments and what is typed when it asks. */
async function purge(
  args: readonly string[],
  typed = '',
): Promise<{ readonly code: number; readonly said: string }> {
  const child = spawn('node', ['server/purge.ts', ...args], { env: { ...process.env, DATA_DIR: dataDir } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      said += chunk
    })
  child.stdin.end(typed)
  const [code] = await once(child, 'close')
  return { code, said }
}

/** A meeting in which a name was written and deleted. */
async function withDeletedName(store: Store, meeting: string): Promise<void> {
  await typedMeeting(store, meeting, 2)
  const doc = docOf((await store.load(meeting)).updates)
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  for (const text of [`${NAME}の件`, 'その件']) setEntryText(doc, 'e0', text)
  await store.append(meeting, { updates, clients: [], atMs: 9 })
}

test('the command for a stopped server says what would go, does it when told, and leaves a running one alone', async () => {
  const store = await openSqlite(dataDir)
  await withDeletedName(store, 'living')
  await withDeletedName(store, 'binned')
  await store.binMeeting('binned', 10)
  const refused = await purge(['binned', '--yes'])
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.said).toContain('another server is using')
  await store.close()

  expect((await purge([])).said).toContain('binned')
  expect((await purge(['living'], `${NAME}\n`)).said).toContain('Add --yes')
  expect(await purge(['living', '--yes'])).toMatchObject({ code: 1 })
  expect(placesOf(NAME, dataDir)).not.toEqual([])
  expect(await purge(['living', '--yes'], `${NAME}\n`)).toMatchObject({ code: 0 })
  expect(await purge(['binned', '--yes'])).toMatchObject({ code: 0 })
  expect(placesOf(NAME, dataDir)).toEqual([])
  expect((await purge(['binned', '--yes'])).said).toContain('there is no such meeting')
})
