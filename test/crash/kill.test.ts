import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { docOf } from '../../server/store/snapshot.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { ServerProcess } from '../support/server-process.ts'
import { bearer } from '../support/test-app.ts'
import { drawn } from '../support/typed-meeting.ts'
import { TypingClient } from '../support/typing-client.ts'

const SEED = process.env.PROPERTY_SEED ?? String(Date.now() % 100_000)
const KILLS = 10
const SERVER = 'test/support/crash-server.ts'
const EDITORS = 4
const TIMEOUT_MS = 180_000

let server: ServerProcess | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** A meeting under load whose server may die at any time. */
class Load {
  readonly clients = Array.from({ length: EDITORS }, (_, n) => new TypingClient(`c${n}`))
  readonly #server: ServerProcess
  readonly #meeting: string
  readonly #token: string

  private constructor(running: ServerProcess, meeting: string, token: string) {
    this.#server = running
    this.#meeting = meeting
    this.#token = token
  }

  static async on(running: ServerProcess): Promise<Load> {
    const { id, tokens } = await running.createMeeting({ title: '会議' })
    return new Load(running, id, tokens.edit)
  }

  connect(): Promise<unknown> {
    const url = this.#server.syncUrl(this.#meeting)
    return Promise.all(this.clients.map(client => client.connect(url, bearer(this.#token))))
  }

  /** Everybody types; resolves after so many acknowledgements, with more under way. */
  typeUntil(acknowledgements: number): Promise<void> {
    return new Promise(resolve => {
      let count = 0
      for (const client of this.clients)
        client.type(() => {
          if (++count === acknowledgements) resolve()
        })
    })
  }

  /** What was acknowledged and is not on disk exactly once; the server must be dead. */
  async lost(): Promise<string[]> {
    const store = await openSqlite(this.#server.dataDir)
    const { updates, damage } = await store.load(this.#meeting)
    await store.close()
    expect(damage).toEqual([])
    const ids = readEntries(docOf(updates)).map(entry => entry.id)
    expect(new Set(ids).size).toBe(ids.length)
    const stored = new Set(ids)
    return this.clients.flatMap(client => [...client.acknowledged].filter(id => !stored.has(id)))
  }

  /** Everything typed, sorted, once everybody has had everything of everybody acknowledged. */
  async settled(): Promise<string[]> {
    for (const client of this.clients) client.rest()
    await this.connect()
    await Promise.all(this.clients.map(client => client.saved()))
    for (const client of this.clients) client.drop()
    await this.connect()
    return this.clients.flatMap(client => client.typed).sort()
  }

  async freshReader(): Promise<TypingClient> {
    const reader = new TypingClient('reader')
    await reader.connect(this.#server.syncUrl(this.#meeting), bearer(this.#token))
    reader.drop()
    return reader
  }

  drop(): void {
    for (const client of this.clients) client.drop()
  }
}

/** A timer on purpose: the moment of the kill must not follow from an acknowledgement. */
function anyMoment(round: string): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, drawn(`${SEED} moment ${round}`, 25)))
}

/** Rows of the log that stand for several. */
function mergedIn(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, 'yoroku.db'), { readOnly: true })
  const { merged } = db.prepare('select count(*) as merged from log where since < n').get() ?? {}
  db.close()
  return Number(merged)
}

async function killedUnderLoad(load: Load, running: ServerProcess, round: string): Promise<string[]> {
  await load.connect()
  await load.typeUntil(5 + drawn(`${SEED} ${round}`, 80))
  await anyMoment(round)
  await running.kill('SIGKILL')
  load.drop()
  return load.lost()
}

test(
  `${KILLS} times kill -9 at any moment under load, snapshots being made and rows merged: every acknowledged entry is there once (seed ${SEED})`,
  async () => {
    const running = await ServerProcess.start({ command: [SERVER] })
    server = running
    const load = await Load.on(running)
    for (let round = 0; round < KILLS; round++) {
      expect(await killedUnderLoad(load, running, `${round}`), `round ${round}`).toEqual([])
      await running.run()
    }
    const typed = await load.settled()
    for (const { doc, ids } of [...load.clients, await load.freshReader()].map(each => ({
      doc: each.doc,
      ids: each.ids(),
    }))) {
      expect(ids.toSorted()).toEqual(typed)
      expect(doc.store.pendingStructs).toBeNull()
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(load.clients[0]?.doc ?? doc))
    }
    expect(typed.length).toBeGreaterThan(KILLS * 5)
    load.drop()
    await expect.poll(() => mergedIn(running.dataDir)).toBeGreaterThan(0)
  },
  TIMEOUT_MS,
)

test(
  `a server that acknowledges before it commits is caught by the same check (seed ${SEED})`,
  async () => {
    const running = await ServerProcess.start({ command: [SERVER, '--acknowledge-before-commit'] })
    server = running
    const load = await Load.on(running)
    const lost: string[] = []
    for (let round = 0; round < KILLS && lost.length === 0; round++) {
      lost.push(...(await killedUnderLoad(load, running, `lie ${round}`)))
      if (lost.length === 0) await running.run()
    }
    expect(lost).not.toEqual([])
  },
  TIMEOUT_MS,
)

test(
  'SIGTERM under load: everybody is told to come back (1012), exit code 0 in less than 5 s, nothing is lost',
  async () => {
    const running = await ServerProcess.start()
    server = running
    const load = await Load.on(running)
    for (let round = 0; round < 3; round++) {
      await load.connect()
      await load.typeUntil(20 + drawn(`${SEED} term ${round}`, 60))
      const codes = Promise.all(load.clients.map(client => client.closed()))
      const startedMs = performance.now()
      expect(await running.kill('SIGTERM')).toBe(0)
      expect(performance.now() - startedMs).toBeLessThan(5_000)
      expect(new Set(await codes)).toEqual(new Set([1012]))
      expect(await load.lost()).toEqual([])
      await running.run()
    }
    const typed = await load.settled()
    expect((await load.freshReader()).ids().toSorted()).toEqual(typed)
    load.drop()
  },
  TIMEOUT_MS,
)
