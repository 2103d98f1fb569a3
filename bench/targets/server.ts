import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { pinned } from './pinned.ts'
import { cpuSeconds, residentBytes } from './process-figures.ts'
import type { Place, Target } from './target.ts'

const READY_WITHIN_MS = 30_000
const READY_POLL_MS = 25
const SERVER_CORE = 0
const STOP_WITHIN_MS = 20_000

/** A target's process on core 0, with a port and a data folder that it keeps over restarts. */
export class Server {
  readonly target: Target
  readonly #port: number
  readonly #dataDir: string
  readonly #nodeArgs: readonly string[]
  #child: ChildProcess | null = null

  private constructor(target: Target, port: number, dataDir: string, nodeArgs: readonly string[]) {
    this.target = target
    this.#port = port
    this.#dataDir = dataDir
    this.#nodeArgs = nodeArgs
  }

  static async start(target: Target, dataDir: string, nodeArgs: readonly string[] = []): Promise<Server> {
    const server = new Server(target, await freePort(), dataDir, nodeArgs)
    await server.run()
    return server
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error(`${this.target.id} is not running`)
    return this.#child.pid
  }

  /** Starts the process (again) and waits until it answers. */
  async run(): Promise<void> {
    const { args, env } = this.target.launch(this.#port, this.#dataDir)
    const [command, ...rest] = pinned(SERVER_CORE, [process.execPath, ...this.#nodeArgs, ...args])
    const log = openSync(this.#logFile, 'a')
    this.#child = spawn(command, rest, {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    process.send?.({ kind: 'server', pid: this.pid })
    await this.#untilReady(this.#child)
  }

  open(name: string): Promise<Place> {
    return this.target.open(`http://127.0.0.1:${this.#port}`, name)
  }

  cpuSeconds(): number {
    return cpuSeconds(this.pid)
  }

  residentBytes(): number {
    return residentBytes(this.pid)
  }

  /** Ends the process; one that does not heed SIGTERM is killed after a while. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    this.#child = null
    const gone = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    await gone
    clearTimeout(timer)
  }

  get log(): string {
    return readFileSync(this.#logFile, 'utf8')
  }

  get #logFile(): string {
    return join(this.#dataDir, 'server.log')
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS
    while (performance.now() < deadline && child.exitCode === null) {
      if (await this.#answers()) return
      await sleep(READY_POLL_MS)
    }
    throw new Error(`${this.target.id} did not start:\n${this.log}`)
  }

  #answers(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.#port}${this.target.readyPath}`).then(
      response => response.status < 500,
      () => false,
    )
  }
}
