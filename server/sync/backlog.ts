import { MAX_BUFFERED_BYTES } from './limits.ts'

/** A whole document on a slow line may take this long; pongs wait behind it. */
const ANSWER_WITHIN_MS = 120_000
/** First bytes of an answer to a request for the document: the asker's own wish, not a lag. */
const ANSWER = [0, 1] as const

/** What is queued for one reader. */
export type Backlog = {
  /** False when the reader lags by more than `MAX_BUFFERED_BYTES`; the frame is not sent then. */
  readonly send: (frame: Uint8Array) => boolean
  /** True while an answer is under way and has had less than its time. */
  readonly isAnswering: () => boolean
}

type Sink = {
  readonly bufferedAmount: number
  readonly send: (frame: Uint8Array, sent?: (error?: Error) => void) => void
}

/** Bounds what waits for a reader, apart from one whole document that it asked for. */
export function createBacklog(socket: Sink, nowMs: () => number): Backlog {
  let answerBytes = 0
  let answeringSinceMs = 0
  return {
    send: frame => {
      if (socket.bufferedAmount - answerBytes > MAX_BUFFERED_BYTES) return false
      const isAnswer = frame[0] === ANSWER[0] && frame[1] === ANSWER[1]
      if (!isAnswer) {
        socket.send(frame)
        return true
      }
      if (answerBytes === 0) answeringSinceMs = nowMs()
      else if (answerBytes > MAX_BUFFERED_BYTES) return false
      answerBytes += frame.length
      socket.send(frame, () => {
        answerBytes -= frame.length
      })
      return true
    },
    isAnswering: () => answerBytes > 0 && nowMs() - answeringSinceMs < ANSWER_WITHIN_MS,
  }
}
