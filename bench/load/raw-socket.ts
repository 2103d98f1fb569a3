import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { clientFrame, OPCODE } from './frame-writer.ts'
import { FrameReader } from './frames.ts'

/** Read buffers are filled and emptied within one callback, so all sockets share this one. */
const SHARED_READ_BUFFER = Buffer.allocUnsafe(1024 * 1024)
const HEAD_END = '\r\n\r\n'

export type SocketEvents = {
  readonly onOpen: () => void
  /** The message is valid during the call only. */
  readonly onMessage: (message: Buffer) => void
  /** Called once: how the connection ended, or why there never was one. */
  readonly onEnd: (reason: string) => void
}

/**
 * A WebSocket client that costs the load generator as little as possible: no streams on the reading side, no
 * extension, a mask of zeros.
 */
export class RawSocket {
  readonly #socket: Socket
  readonly #frames: FrameReader
  readonly #events: SocketEvents
  /** The answer to the upgrade so far; null once it is complete. */
  #head: string | null = ''
  #reason = 'the connection broke'

  constructor(address: string, headers: Readonly<Record<string, string>>, events: SocketEvents) {
    const url = new URL(address)
    this.#events = events
    this.#frames = new FrameReader((opcode, payload) => this.#receive(opcode, payload))
    this.#socket = connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      onread: {
        buffer: SHARED_READ_BUFFER,
        callback: (length, buffer) => {
          this.#read(Buffer.from(buffer.buffer, buffer.byteOffset, length))
          return true
        },
      },
    })
    this.#socket.on('connect', () => this.#socket.write(upgradeRequest(url, headers)))
    this.#socket.on('error', error => {
      this.#reason = error.message
    })
    this.#socket.on('close', () => events.onEnd(this.#reason))
  }

  send(message: Uint8Array): void {
    this.#socket.write(clientFrame(OPCODE.binary, message))
  }

  /** Several messages, each a frame of its own, in one write. */
  sendAll(messages: readonly Uint8Array[]): void {
    this.#socket.write(Buffer.concat(messages.map(message => clientFrame(OPCODE.binary, message))))
  }

  /** Ends the connection without a farewell, as a lost network does. */
  destroy(): void {
    this.#socket.destroy()
  }

  #read(bytes: Buffer): void {
    if (this.#head === null) this.#frames.push(bytes)
    else this.#readHead(bytes)
  }

  #readHead(bytes: Buffer): void {
    const before = this.#head?.length ?? 0
    const head = this.#head + bytes.toString('latin1')
    const end = head.indexOf(HEAD_END)
    if (end < 0) {
      this.#head = head
      return
    }
    if (!head.startsWith('HTTP/1.1 101')) {
      this.#reason = `upgrade refused: ${head.slice(0, end)}`
      this.#socket.destroy()
      return
    }
    this.#head = null
    this.#events.onOpen()
    this.#frames.push(bytes.subarray(end + HEAD_END.length - before))
  }

  #receive(opcode: number, payload: Buffer): void {
    if (opcode === OPCODE.binary) this.#events.onMessage(payload)
    else if (opcode === OPCODE.ping) this.#socket.write(clientFrame(OPCODE.pong, payload))
    else if (opcode === OPCODE.close)
      this.#reason =
        payload.length < 2 ? 'closed' : `closed with ${payload.readUInt16BE()} ${payload.subarray(2)}`
  }
}

function upgradeRequest(url: URL, headers: Readonly<Record<string, string>>): string {
  const lines = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return lines.join('\r\n') + HEAD_END
}
