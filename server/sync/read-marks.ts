import type { Clock } from '../clock.ts'

/** A reader on a slow line is not waited for longer than this. */
const READ_WITHIN_MS = 250

/** Tells when the other end has read everything up to a point of what it is sent. */
export type ReadMarks = {
  /** Marks the point up to now; `then` runs once: when it is read, or after a while. */
  readonly set: (then: () => void) => void
  /** A pong has come. */
  readonly answered: (payload: string) => void
}

/**
 * The operating system takes megabytes for each connection before anybody reads them, so the last byte written says
 * nothing of the reader; the pong to a ping behind it does. One pong may answer for several pings (RFC 6455 §5.5.3).
 */
export function createReadMarks(ping: (payload: string) => void, clock: Clock): ReadMarks {
  const unread = new Map<number, () => void>()
  let count = 0
  const isRead = (mark: number) => {
    const then = unread.get(mark)
    unread.delete(mark)
    then?.()
  }
  return {
    set: then => {
      const mark = ++count
      const cancel = clock.after(READ_WITHIN_MS, () => isRead(mark))
      unread.set(mark, () => {
        cancel()
        then()
      })
      ping(String(mark))
    },
    answered: payload => {
      for (const mark of [...unread.keys()]) if (mark <= Number(payload)) isRead(mark)
    },
  }
}
