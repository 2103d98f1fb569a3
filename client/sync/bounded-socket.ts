import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import { MAX_MESSAGE_BYTES } from '../../shared/sync/message-size.ts'

/**
 * A socket that closes with 4413 instead of sending what the server would not take. Beyond 16 MiB the server's own
 * answer would be a close that means 'come back', after which the same would be sent again, for ever.
 */
export function boundedSocket(Socket: typeof WebSocket): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (sizeOf(data) > MAX_MESSAGE_BYTES) {
        refusals.add(this)
        this.close(CLOSE_CODES.tooLarge, 'the message would be too large')
      } else super.send(data)
    }
  }
}

/**
 * True once for a socket that would not send: its code is lost when the connection breaks before the other side has
 * answered the close.
 */
export function takeRefusal(socket: WebSocket | null): boolean {
  return socket !== null && refusals.delete(socket)
}

const refusals = new WeakSet<WebSocket>()

function sizeOf(data: Parameters<WebSocket['send']>[0]): number {
  if (typeof data === 'string') return data.length
  return data instanceof Blob ? data.size : data.byteLength
}
