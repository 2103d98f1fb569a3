import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { Send } from './driven-window.ts'

const STARTED_WITHIN_MS = 10_000
const LOOK_EVERY_MS = 50

type Message = {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}
type Waiting = { readonly resolve: (result: never) => void; readonly reject: (error: Error) => void }

/** A Chromium of its own profile, and the DevTools protocol to it with no domain switched on. */
export class Devtools {
  readonly #socket: WebSocket
  readonly #end: () => Promise<void>
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  private constructor(socket: WebSocket, end: () => Promise<void>) {
    this.#socket = socket
    this.#end = end
    socket.on('message', data => this.#take(JSON.parse(String(data))))
  }

  static async start(executable: string, args: readonly string[]): Promise<Devtools> {
    const profile = mkdtempSync(join(tmpdir(), 'yoroku-bench-'))
    const all = [...args, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank']
    const env = { ...process.env, TZ: 'Asia/Tokyo' }
    const child = spawn(executable, all, { stdio: 'ignore', env })
    const ended = new Promise(resolve => child.once('exit', resolve))
    const kill = () => child.kill()
    process.once('exit', kill)
    const end = async () => {
      process.off('exit', kill)
      child.kill()
      await ended
      rmSync(profile, { recursive: true, force: true })
    }
    const [port, path] = await addressIn(join(profile, 'DevToolsActivePort'))
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return new Devtools(socket, end)
  }

  /** Commands to the browser, or to a page that one is attached to. */
  sender(sessionId?: string): Send {
    return (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++this.#last
        this.#waiting.set(id, { resolve, reject })
        this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
      })
  }

  async close(): Promise<void> {
    this.#socket.close()
    await this.#end()
  }

  #take({ id, result, error }: Message): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id)
    if (id === undefined || waiting === undefined) return
    this.#waiting.delete(id)
    if (error) waiting.reject(new Error(error.message))
    else waiting.resolve(result as never)
  }
}

/** Port and path, which the browser writes into a file once it listens. */
async function addressIn(file: string): Promise<string[]> {
  for (let waitedMs = 0; waitedMs < STARTED_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS)
    const lines = linesOf(file)
    if (lines.length > 1) return lines
  }
  throw new Error('the browser does not start')
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
