const MAX_HEADER_BYTES = 10
const OPCODE_BITS = 0x0f
const LENGTH_BITS = 0x7f
const FINAL = 0x80

/** From here on a new buffer costs more than its filling: the system hands out fresh pages. */
const LARGE_BYTES = 64 * 1024
/** Large buffers whose frame has been handed over, for the frames that come next; all readers share them. */
const spare: Buffer[] = []
const MAX_SPARE = 16

type Header = { readonly opcode: number; readonly headerLength: number; readonly payloadLength: number }

/** Cuts a server's byte stream into frames. A payload is valid during the callback only. */
export class FrameReader {
  readonly #onFrame: (opcode: number, payload: Buffer) => void
  /** Start of a frame whose rest has not come; as large as the frame once its header is known. */
  #partial: Buffer | null = null
  #have = 0
  #header: Header | null = null

  constructor(onFrame: (opcode: number, payload: Buffer) => void) {
    this.#onFrame = onFrame
  }

  push(bytes: Buffer): void {
    let at = this.#partial === null ? 0 : this.#fill(bytes)
    while (at < bytes.length) {
      const header = parseHeader(bytes, at, bytes.length)
      const end = header === null ? Number.POSITIVE_INFINITY : at + header.headerLength + header.payloadLength
      if (header === null || end > bytes.length) {
        this.#keep(bytes.subarray(at), header)
        return
      }
      this.#onFrame(header.opcode, bytes.subarray(at + header.headerLength, end))
      at = end
    }
  }

  #keep(rest: Buffer, header: Header | null): void {
    const size = header === null ? MAX_HEADER_BYTES : header.headerLength + header.payloadLength
    this.#partial = buffer(Math.max(size, rest.length))
    this.#have = rest.copy(this.#partial)
    this.#header = header
  }

  /** Completes the kept frame; answers how many of the bytes it took. */
  #fill(bytes: Buffer): number {
    let taken = 0
    while (this.#partial !== null && taken < bytes.length) {
      const wanted = this.#wanted()
      const copied = bytes.copy(this.#partial, this.#have, taken, taken + wanted)
      this.#have += copied
      taken += copied
      this.#advance(this.#partial)
    }
    return taken
  }

  /** Bytes still missing of the frame, or one while its header is incomplete. */
  #wanted(): number {
    return this.#header === null ? 1 : this.#header.headerLength + this.#header.payloadLength - this.#have
  }

  #advance(partial: Buffer): void {
    const header = this.#header ?? parseHeader(partial, 0, this.#have)
    if (header === null) return
    const size = header.headerLength + header.payloadLength
    if (this.#have < size) {
      if (partial.length < size) this.#keep(partial.subarray(0, this.#have), header)
      else this.#header = header
      return
    }
    this.#partial = null
    this.#header = null
    this.#onFrame(header.opcode, partial.subarray(header.headerLength, size))
    if (partial.length >= LARGE_BYTES && spare.length < MAX_SPARE) spare.push(partial)
  }
}

function buffer(bytes: number): Buffer {
  const at = bytes < LARGE_BYTES ? -1 : spare.findIndex(each => each.length >= bytes)
  return spare.splice(at, at < 0 ? 0 : 1)[0] ?? Buffer.allocUnsafe(bytes)
}

/** Null when the header is not complete. Throws for a fragment: no server here sends any. */
function parseHeader(bytes: Buffer, at: number, end: number): Header | null {
  if (end - at < 2) return null
  const first = bytes.readUInt8(at)
  if ((first & FINAL) === 0) throw new Error('a fragmented message')
  const length = bytes.readUInt8(at + 1) & LENGTH_BITS
  const opcode = first & OPCODE_BITS
  if (length < 126) return { opcode, headerLength: 2, payloadLength: length }
  if (length === 126)
    return end - at < 4 ? null : { opcode, headerLength: 4, payloadLength: bytes.readUInt16BE(at + 2) }
  if (end - at < MAX_HEADER_BYTES) return null
  return { opcode, headerLength: MAX_HEADER_BYTES, payloadLength: Number(bytes.readBigUInt64BE(at + 2)) }
}
