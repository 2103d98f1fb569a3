import { once } from 'node:events'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import { decodeMessage, type Message } from '../../shared/sync/protocol.ts'

/** A bare socket to `/sync`, for what no honest client sends. Messages are kept in the order of arrival. */
export class RawClient {
  readonly socket: WebSocket
  readonly messages: Message[] = []
  readonly #waiting = new Set<() => void>()

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data: Buffer) => {
      this.messages.push(decodeMessage(data))
      for (const check of this.#waiting) check()
    })
    socket.on('error', () => this.socket.terminate())
  }

  static async open(url: string, headers: Record<string, string>): Promise<RawClient> {
    const client = new RawClient(new WebSocket(url, { headers }))
    await once(client.socket, 'open')
    return client
  }

  send(frame: Uint8Array | string): void {
    this.socket.send(frame)
  }

  /** The first message of a kind that holds, past or to come. */
  until<K extends Message['kind']>(
    kind: K,
    holds: (message: Message & { kind: K }) => boolean = () => true,
  ): Promise<Message & { kind: K }> {
    return new Promise(resolve => {
      const check = () => {
        for (const message of this.messages) {
          if (message.kind !== kind || !holds(message as Message & { kind: K })) continue
          this.#waiting.delete(check)
          resolve(message as Message & { kind: K })
          return
        }
      }
      this.#waiting.add(check)
      check()
    })
  }

  async closeCode(): Promise<number> {
    const [code] = (await once(this.socket, 'close')) as [number]
    return code
  }

  close(): void {
    this.socket.terminate()
  }
}

/** The HTTP status with which an upgrade is refused. */
export async function refusedStatus(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(url, { headers })
  socket.on('open', () => socket.terminate())
  const [, response] = (await once(socket, 'unexpected-response')) as [ClientRequest, IncomingMessage]
  response.resume()
  return response.statusCode ?? 0
}
