import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Packet } from './packet.ts'

/**
 * Writes prepared frames straight to the stream below a server's WebSocket: one write for all messages of a packet
 * instead of header and payload for each. Without an extension ws too writes whole frames at once and keeps nothing
 * back, so frames of both stand one behind the other. With an extension (compression), or once it closes, ws sends.
 */
export class FrameSocket {
  readonly #socket: WebSocket
  readonly #stream: Duplex
  readonly #isPlain: boolean

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket
    this.#stream = stream
    this.#isPlain = socket.extensions === ''
  }

  /** What has been written and has not left yet. */
  get waitingBytes(): number {
    return this.#isPlain ? this.#stream.writableLength : this.#socket.bufferedAmount
  }

  /** `sent` runs once the last byte has left. */
  write(packet: Packet, sent?: () => void): void {
    const socket = this.#socket
    if (this.#isPlain && socket.readyState === socket.OPEN && this.#stream.writable)
      writeChunks(this.#stream, packet.chunks, sent)
    else
      for (const [at, message] of packet.messages.entries())
        socket.send(message, (at === packet.messages.length - 1 ? sent : undefined) ?? ignoreClosed)
  }
}

function writeChunks(stream: Duplex, chunks: readonly Uint8Array[], sent?: () => void): void {
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) {
    stream.write(first, sent)
    return
  }
  stream.cork()
  for (const [at, chunk] of chunks.entries()) stream.write(chunk, at === chunks.length - 1 ? sent : undefined)
  stream.uncork()
}

/** A socket that is closing takes nothing more; its 'close' event tells the room. */
function ignoreClosed(): void {}
