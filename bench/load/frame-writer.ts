/** RFC 6455, section 5.2. */
export const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const

const FINAL = 0x80
const MASKED = 0x80
const LENGTH_16 = 126
const LENGTH_64 = 127

/** A masked frame whose mask is zero: valid, and nothing to compute here; the server unmasks it as any other. */
export function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const lengthBytes = payload.length < LENGTH_16 ? 0 : payload.length < 65_536 ? 2 : 8
  const headerLength = 2 + lengthBytes + 4
  const frame = Buffer.allocUnsafe(headerLength + payload.length)
  frame[0] = FINAL | opcode
  frame[1] = MASKED | (lengthBytes === 0 ? payload.length : lengthBytes === 2 ? LENGTH_16 : LENGTH_64)
  if (lengthBytes === 2) frame.writeUInt16BE(payload.length, 2)
  if (lengthBytes === 8) frame.writeBigUInt64BE(BigInt(payload.length), 2)
  frame.fill(0, headerLength - 4, headerLength)
  frame.set(payload, headerLength)
  return frame
}
