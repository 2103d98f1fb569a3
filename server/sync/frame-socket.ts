import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Packet } from './packet.ts'

/** Writes packets to a WebSocket; `sent` runs once the last byte has left. `waitingBytes` has not left yet. */
export type FrameSocket = {
  readonly write: (packet: Packet, sent?: () => void) => void
  readonly waitingBytes: () => number
}

/**
 * Writes prepared frames straight to the stream below a server's WebSocket: one write for all messages of a packet
 * instead of header and payload for each. Without an extension ws too writes whole frames at once and keeps nothing
 * back, so frames of both stand one behind the other. With an extension (compression), or once it closes, ws sends.
 */
export function createFrameSocket(socket: WebSocket, stream: Duplex): FrameSocket {
  const isPlain = socket.extensions === ''
  return {
    write: (packet, sent) => {
      if (isPlain && socket.readyState === socket.OPEN && stream.writable)
        writeChunks(stream, packet.chunks, sent)
      else
        for (const [at, message] of packet.messages.entries())
          socket.send(message, (at === packet.messages.length - 1 ? sent : undefined) ?? ignoreClosed)
    },
    waitingBytes: () => socket.bufferedAmount,
  }
}

function writeChunks(stream: Duplex, chunks: readonly Uint8Array[], sent?: () => void): void {
  const last = chunks.length - 1
  if (last > 0) stream.cork()
  chunks.forEach((chunk, at) => {
    stream.write(chunk, at === last ? sent : undefined)
  })
  if (last > 0) stream.uncork()
}

/** A socket that is closing takes nothing more; its 'close' event tells the room. */
function ignoreClosed(): void {}
