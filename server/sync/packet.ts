import { isSyncAnswer } from '../../shared/sync/protocol.ts'

/** RFC 6455 §5.2: the whole of a binary message in one frame. */
const FIN_BINARY = 0x82
const LENGTH_16 = 126
const LENGTH_64 = 127
/** Messages beyond this are written beside their header rather than copied behind it. */
const COPIED_UP_TO_BYTES = 16 * 1024

/** Messages that go to one or many peers together; framed for the WebSocket once, whoever gets them. */
export class Packet {
  readonly messages: readonly Uint8Array[]
  /** An answer to a request for the document is the asker's own wish, not a lag. */
  readonly holdsAnswer: boolean
  #chunks: readonly Uint8Array[] | null = null

  constructor(messages: readonly Uint8Array[]) {
    this.messages = messages
    this.holdsAnswer = messages.some(isSyncAnswer)
  }

  get bytes(): number {
    return this.messages.reduce((sum, message) => sum + message.length, 0)
  }

  /** The frames of all messages as a socket writes them: one piece unless there are large ones. */
  get chunks(): readonly Uint8Array[] {
    this.#chunks ??= framed(this.messages)
    return this.#chunks
  }
}

/** Messages as unmasked frames, small neighbours in one piece. */
export function framed(messages: readonly Uint8Array[]): Uint8Array[] {
  const [only] = messages
  if (only !== undefined && messages.length === 1 && only.length < LENGTH_16) return [shortFrame(only)]
  const chunks: Uint8Array[] = []
  let small: Uint8Array[] = []
  const flush = () => {
    if (small.length > 0) chunks.push(small.length === 1 && small[0] ? small[0] : Buffer.concat(small))
    small = []
  }
  for (const message of messages) {
    small.push(headerOf(message.length))
    if (message.length <= COPIED_UP_TO_BYTES) small.push(message)
    else {
      flush()
      chunks.push(message)
    }
  }
  flush()
  return chunks
}

function shortFrame(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(2 + message.length)
  frame[0] = FIN_BINARY
  frame[1] = message.length
  frame.set(message, 2)
  return frame
}

function headerOf(length: number): Uint8Array {
  if (length < LENGTH_16) return Uint8Array.of(FIN_BINARY, length)
  const header = Buffer.alloc(length < 65_536 ? 4 : 10)
  header[0] = FIN_BINARY
  header[1] = length < 65_536 ? LENGTH_16 : LENGTH_64
  if (length < 65_536) header.writeUInt16BE(length, 2)
  else header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
