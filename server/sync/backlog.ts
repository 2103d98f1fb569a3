import type { FrameSocket } from './frame-socket.ts'
import { MAX_BUFFERED_BYTES } from './limits.ts'
import type { Packet } from './packet.ts'

/** A whole document on a slow line may take this long; pongs wait behind it. */
const ANSWER_WITHIN_MS = 120_000

/** Bounds what waits for a reader, apart from one whole document that it asked for. */
export class Backlog {
  readonly #socket: Pick<FrameSocket, 'write' | 'waitingBytes'>
  readonly #nowMs: () => number
  #answerBytes = 0
  #answeringSinceMs = 0

  constructor(socket: Pick<FrameSocket, 'write' | 'waitingBytes'>, nowMs: () => number) {
    this.#socket = socket
    this.#nowMs = nowMs
  }

  /** True while an answer is under way and has had less than its time. */
  get isAnswering(): boolean {
    return this.#answerBytes > 0 && this.#nowMs() - this.#answeringSinceMs < ANSWER_WITHIN_MS
  }

  /** False when the reader lags by more than `MAX_BUFFERED_BYTES`; the packet is not sent then. */
  send(packet: Packet): boolean {
    if (this.#socket.waitingBytes - this.#answerBytes > MAX_BUFFERED_BYTES) return false
    if (packet.holdsAnswer) return this.#answer(packet)
    this.#socket.write(packet)
    return true
  }

  #answer(packet: Packet): boolean {
    if (this.#answerBytes > MAX_BUFFERED_BYTES) return false
    if (this.#answerBytes === 0) this.#answeringSinceMs = this.#nowMs()
    const { bytes } = packet
    this.#answerBytes += bytes
    this.#socket.write(packet, () => {
      this.#answerBytes -= bytes
    })
    return true
  }
}
