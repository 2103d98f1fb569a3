/** A message that has begun must end within this. */
export const MESSAGE_WITHIN_MS = 30_000

const FIN = 0x80
const IS_CONTROL = 0x08
const MASKED = 0x80
const LENGTH = 0x7f
const MASK_BYTES = 4

/**
 * Follows the frames on a socket (RFC 6455 section 5.2) beside the program that reads them, to know for how long a
 * message has been unfinished: neither pings nor the reader notice one that never ends.
 */
export class MessageWatch {
  readonly #nowMs: () => number
  /** Bytes of the present frame's head so far; payload that is still to come. */
  #head: number[] = []
  #left = 0
  #isFragmented = false
  #openSinceMs: number | null = null

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** True once a message has been unfinished for too long. */
  get isOverdue(): boolean {
    return this.#openSinceMs !== null && this.#nowMs() - this.#openSinceMs > MESSAGE_WITHIN_MS
  }

  read(chunk: Uint8Array): void {
    let at = this.#openSinceMs === null ? endOfWholeMessages(chunk) : 0
    if (at === chunk.length && this.#openSinceMs === null) return
    while (at < chunk.length) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at)
        this.#left -= taken
        at += taken
      } else {
        this.#head.push(chunk[at] ?? 0)
        at++
        this.#beginPayload()
      }
      if (this.#left === 0 && this.#isHeadComplete()) this.#endFrame()
    }
    const isOpen = this.#isFragmented || this.#head.length > 0
    this.#openSinceMs = isOpen ? (this.#openSinceMs ?? this.#nowMs()) : null
  }

  #beginPayload(): void {
    if (this.#isHeadComplete()) this.#left = payloadLength(this.#head)
  }

  #isHeadComplete(): boolean {
    return this.#head.length >= 2 && this.#head.length === headLength(this.#head[1] ?? 0)
  }

  #endFrame(): void {
    const first = this.#head[0] ?? 0
    if ((first & IS_CONTROL) === 0) {
      this.#isFragmented = (first & FIN) === 0
      this.#openSinceMs = this.#isFragmented ? this.#openSinceMs : null
    }
    this.#head = []
  }
}

/** Where the short messages end that stand whole in a chunk, one frame each: how nearly everything arrives. */
function endOfWholeMessages(chunk: Uint8Array): number {
  let at = 0
  while (at + 2 <= chunk.length) {
    const second = chunk[at + 1] ?? 0
    const length = second & LENGTH
    const end = at + headLength(second) + length
    if (((chunk[at] ?? 0) & FIN) === 0 || length >= 126 || end > chunk.length) break
    at = end
  }
  return at
}

function headLength(second: number): number {
  const length = second & LENGTH
  const extended = length === 126 ? 2 : length === 127 ? 8 : 0
  return 2 + extended + (second & MASKED ? MASK_BYTES : 0)
}

function payloadLength([, second = 0, ...rest]: readonly number[]): number {
  const length = second & LENGTH
  if (length < 126) return length
  return rest.slice(0, length === 126 ? 2 : 8).reduce((sum, byte) => sum * 256 + byte, 0)
}
