/** ws itself ends the connection beyond this; in between we say 4413, which stops a client from trying again. */
export const MAX_FRAME_BYTES = 16 * 1024 * 1024
/** Encoded state of one meeting. */
export const MAX_MEETING_BYTES = 32 * 1024 * 1024
export const MAX_EDITORS = 600
/** Outline streams of one meeting, and everything that is open at once on this server. */
export const MAX_READERS = 1_000
export const MAX_CONNECTIONS = 6_000
/** Bytes waiting for one slow reader; one that lags further comes back later and gets what it lacks. */
export const MAX_BUFFERED_BYTES = 1024 * 1024
/** A state vector names one clock a client id (8 bytes), and every page that was ever opened has one. */
export const MAX_STATE_VECTOR_BYTES = 256 * 1024
/** Edits accepted but not yet on disk; beyond it the store is taken to be gone. */
export const MAX_UNSAVED_BYTES = 16 * 1024 * 1024
/** Keys that were stored and shown and that the document takes in together; it lags no further. */
export const MAX_KEYS_AHEAD = 256

/** Allowances of one connection: `burst` at once, then `perSecond`. */
export type Allowance = { readonly burst: number; readonly perSecond: number }
export const MESSAGES: Allowance = { burst: 20_000, perSecond: 5_000 }
export const MESSAGE_BYTES: Allowance = { burst: 32 * 1024 * 1024, perSecond: 4 * 1024 * 1024 }
/** Changes of one's own presence; what is beyond is dropped. Keys repeat 30 times a second at most. */
export const PRESENCES: Allowance = { burst: 100, perSecond: 50 }
/** Each may ask for the whole document. */
export const SYNC_REQUESTS: Allowance = { burst: 10, perSecond: 1 }

/** Counts against an allowance: false once it is used up. */
export function createMeter(
  { burst, perSecond }: Allowance,
  nowMs: () => number,
): (amount: number) => boolean {
  let left = burst
  let atMs = nowMs()
  return amount => {
    const now = nowMs()
    left = Math.min(burst, left + (Math.max(0, now - atMs) / 1000) * perSecond) - amount
    atMs = now
    return left >= 0
  }
}
