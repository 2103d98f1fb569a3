import type { FrameSocket } from './frame-socket.ts'
import { MAX_BUFFERED_BYTES } from './limits.ts'
import type { Packet } from './packet.ts'

/** A whole document on a slow line may take this long; pongs wait behind it. */
const ANSWER_WITHIN_MS = 120_000
/** First bytes of an answer to a request for the document: the asker's own wish, not a lag. */
const ANSWER = [0, 1] as const

/** What is queued for one reader. */
export type Backlog = {
  /** False when the reader lags by more than `MAX_BUFFERED_BYTES`; the packet is not sent then. */
  readonly send: (packet: Packet) => boolean
  /** True while an answer is under way and has had less than its time. */
  readonly isAnswering: () => boolean
}

/** Bounds what waits for a reader, apart from one whole document that it asked for. */
export function createBacklog(socket: FrameSocket, nowMs: () => number): Backlog {
  let answerBytes = 0
  let answeringSinceMs = 0
  return {
    send: packet => {
      if (socket.waitingBytes() - answerBytes > MAX_BUFFERED_BYTES) return false
      if (!packet.messages.some(isAnswer)) {
        socket.write(packet)
        return true
      }
      if (answerBytes === 0) answeringSinceMs = nowMs()
      else if (answerBytes > MAX_BUFFERED_BYTES) return false
      const { bytes } = packet
      answerBytes += bytes
      socket.write(packet, () => {
        answerBytes -= bytes
      })
      return true
    },
    isAnswering: () => answerBytes > 0 && nowMs() - answeringSinceMs < ANSWER_WITHIN_MS,
  }
}

function isAnswer(message: Uint8Array): boolean {
  return message[0] === ANSWER[0] && message[1] === ANSWER[1]
}
