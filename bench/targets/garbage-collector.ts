import { once } from 'node:events'

/** Asks a Node process started with --inspect to collect its garbage, through the DevTools protocol. */
export class GarbageCollector {
  readonly #socket: WebSocket
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  static async attach(port: number): Promise<GarbageCollector> {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`)
    const [page] = (await response.json()) as { webSocketDebuggerUrl: string }[]
    if (page === undefined) throw new Error('nothing to inspect')
    const socket = new WebSocket(page.webSocketDebuggerUrl)
    await once(socket, 'open')
    return new GarbageCollector(socket)
  }

  /** Twice: what the first pass finalises goes with the second. */
  async collect(): Promise<void> {
    await this.#call('HeapProfiler.collectGarbage')
    await this.#call('HeapProfiler.collectGarbage')
  }

  detach(): void {
    this.#socket.close()
  }

  #call(method: string): Promise<void> {
    const id = ++this.#lastId
    const answered = new Promise<void>(resolve => {
      const listener = (event: MessageEvent) => {
        if (JSON.parse(String(event.data)).id !== id) return
        this.#socket.removeEventListener('message', listener)
        resolve()
      }
      this.#socket.addEventListener('message', listener)
    })
    this.#socket.send(JSON.stringify({ id, method }))
    return answered
  }
}
