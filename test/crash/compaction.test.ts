import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { openSqlite } from '../support/open-sqlite.ts'
import { drawn, storedIds } from '../support/typed-meeting.ts'

const SEED = process.env.PROPERTY_SEED ?? String(Date.now() % 100_000)
const ROUNDS = 8
const TIMEOUT_MS = 120_000

let running: ChildProcess | null = null
afterEach(() => {
  running?.kill('SIGKILL')
})

/** Runs the process until it has stored so many meetings, kills it, and answers what it said it has stored. */
async function killedWhileCompacting(dataDir: string, round: number): Promise<Map<string, number>> {
  const args = ['test/support/compacting-store.ts', `r${round}`]
  const child = spawn('node', args, { env: { ...process.env, DATA_DIR: dataDir } })
  running = child
  const enough = 4 + drawn(`${SEED} ${round}`, 6)
  let output = ''
  while (output.split('\n').length <= enough) output += String((await once(child.stdout, 'data'))[0])
  child.stdout.on('data', chunk => {
    output += chunk
  })
  await new Promise(resolve => setTimeout(resolve, drawn(`${SEED} moment ${round}`, 250)))
  child.kill('SIGKILL')
  await once(child, 'close')
  const lines = output.split('\n').slice(0, -1)
  return new Map(lines.map(line => line.split(' ')).map(([id = '', count]) => [id, Number(count)]))
}

test(
  `${ROUNDS} times kill -9 while snapshots are being made and rows merged: every stored entry is there once (seed ${SEED})`,
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'yoroku-compaction-'))
    for (let round = 0; round < ROUNDS; round++) {
      const stored = await killedWhileCompacting(dataDir, round)
      const store = await openSqlite(dataDir)
      for (const [meeting, count] of stored) {
        expect((await store.load(meeting)).damage).toEqual([])
        expect(await storedIds(store, meeting), `round ${round}`).toEqual(
          Array.from({ length: count }, (_, n) => `e${n}`),
        )
      }
      await store.close()
    }
    const db = new DatabaseSync(join(dataDir, 'yoroku.db'))
    expect(db.prepare('pragma integrity_check').get()?.integrity_check).toBe('ok')
    expect(
      Number(db.prepare('select count(*) as made from snapshots where seq > 1').get()?.made),
    ).toBeGreaterThan(ROUNDS)
    expect(
      Number(db.prepare('select count(*) as merged from log where since < n').get()?.merged),
    ).toBeGreaterThan(ROUNDS)
    db.close()
    rmSync(dataDir, { recursive: true, force: true })
  },
  TIMEOUT_MS,
)
