import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MeetingCreated } from '../../shared/api.ts'

const READY_WITHIN_MS = 20_000

export type ServerOptions = {
  /** What node runs instead of the server. */
  readonly command?: readonly string[]
  /** An existing data folder instead of a new one. */
  readonly dataDir?: string
  /** Environment variables on top of the usual ones. */
  readonly env?: Readonly<Record<string, string>>
}

/** A server in a process of its own, on a port and a data folder that it keeps over restarts. */
export class ServerProcess {
  readonly url: string
  readonly adminToken = randomBytes(32).toString('base64url')
  readonly dataDir: string
  readonly #command: readonly string[]
  readonly #env: Readonly<Record<string, string>>
  #child: ChildProcess | null = null
  #output = ''

  private constructor(port: number, { command, dataDir, env }: ServerOptions) {
    this.#env = env ?? {}
    this.dataDir = dataDir ?? mkdtempSync(join(tmpdir(), 'yoroku-data-'))
    this.#command = command ?? ['server/main.ts']
    this.url = `http://127.0.0.1:${port}`
  }

  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), options)
    await server.run()
    return server
  }

  /** Starts the process again after `kill`. */
  async run(): Promise<void> {
    const { port } = new URL(this.url)
    const env = {
      ...process.env,
      PORT: port,
      DATA_DIR: this.dataDir,
      ADMIN_TOKEN: this.adminToken,
      LOG_LEVEL: 'warn',
      ...this.#env,
    }
    const child = spawn('node', this.#command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', chunk => {
      this.#output += chunk
    })
    child.stderr.on('data', chunk => {
      this.#output += chunk
    })
    this.#child = child
    await this.#untilReady(child)
  }

  /** Ends the process by a signal and waits until it is gone; answers its exit code (null after a kill). */
  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (child === null) return null
    this.#child = null
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
    child.kill(signal)
    await gone
    return child.exitCode
  }

  /** Process id, or null when none is running. */
  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  /** The address of a meeting's socket. */
  syncUrl(meeting: string): string {
    return `${this.url.replace('http', 'ws')}/sync/${meeting}`
  }

  /** Everything that the processes printed. */
  get output(): string {
    return this.#output
  }

  async close(): Promise<void> {
    await this.kill('SIGTERM')
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  /** A call as the administrator. */
  async api(path: string, method = 'GET', body?: unknown): Promise<Response> {
    const headers = {
      authorization: `Bearer ${this.adminToken}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    }
    return fetch(this.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  }

  async createMeeting(meeting: object): Promise<MeetingCreated> {
    const response = await this.api('/api/meetings', 'POST', meeting)
    if (response.status !== 201) throw new Error(`no meeting: ${response.status} ${await response.text()}`)
    return (await response.json()) as MeetingCreated
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS
    while (performance.now() < deadline) {
      if (child.exitCode !== null) break
      const answered = await fetch(`${this.url}/readyz`).then(
        response => response.ok,
        () => false,
      )
      if (answered) return
      await new Promise(resolve => setTimeout(resolve, 30))
    }
    throw new Error(`the server did not start:\n${this.#output}`)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
