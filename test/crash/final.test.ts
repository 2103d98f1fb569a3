import { afterEach, expect, test } from 'vitest'
import { docOf } from '../../server/store/snapshot.ts'
import { phaseOf } from '../../server/sync/phase-points.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { ServerProcess } from '../support/server-process.ts'
import { drawn } from '../support/typed-meeting.ts'

const SEED = process.env.PROPERTY_SEED ?? String(Date.now() % 100_000)
const ROUNDS = 3
const MEETINGS = 12

let server: ServerProcess | null = null
afterEach(() => server?.close())

test(`a kill while meetings become final leaves none final without its version (seed ${SEED})`, {
  timeout: 120_000,
}, async () => {
  server = await ServerProcess.start()
  for (let round = 0; round < ROUNDS; round++) {
    const ids: string[] = []
    for (let n = 0; n < MEETINGS; n++) ids.push((await server.createMeeting({ title: `${n}` })).id)
    const answered = new Set<string>()
    const finals = ids.map(async id => {
      const answer = await server?.api(`/api/meetings/${id}`, 'PATCH', { phase: 'final' }).catch(() => null)
      if (answer?.ok) answered.add(id)
    })
    await new Promise(resolve => setTimeout(resolve, drawn(`${SEED} ${round}`, 40)))
    await server.kill('SIGKILL')
    await Promise.all(finals)
    const store = await openSqlite(server.dataDir)
    for (const id of ids) {
      const isFinal = phaseOf(docOf((await store.load(id)).updates)) === 'final'
      const versions = (await store.listPoints(id)).flatMap(({ version }) => version ?? [])
      expect(versions).toEqual(isFinal ? [{ kind: 'final', number: 1 }] : [])
      expect(isFinal || !answered.has(id)).toBe(true)
    }
    await store.close()
    if (round < ROUNDS - 1) await server.run()
  }
})
