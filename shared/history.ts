import type { Role } from './api.ts'
import type { Phase } from './meeting/read-meeting.ts'

/** Who did something; `name` is '' for somebody who gave none. */
export type Actor = { readonly name: string; readonly role: Role }

/** What the history says of a moment. `reason`: why a final meeting was reopened. */
export type PointFacts =
  | { readonly kind: 'phase'; readonly from: Phase; readonly to: Phase; readonly reason: string }
  /** The meeting went on to that item of its agenda, counted from 1. */
  | { readonly kind: 'agenda'; readonly number: number }
  | { readonly kind: 'named'; readonly name: string }
  /** Right before the record was put back to what it was. */
  | { readonly kind: 'before-restoring' }
  /** The record was put back to what it was at another moment. */
  | { readonly kind: 'restored'; readonly to: string }
  /** What had been deleted was removed for good, and so many moments with it. */
  | { readonly kind: 'purged'; readonly moments: number; readonly versions: number }

/**
 * The record as it was captured when the meeting closed, or a document that was made final. `number` counts those of
 * the kind; that of a final one is printed on it (第１版).
 */
export type Version = { readonly kind: 'captured' | 'final'; readonly number: number }

/** A moment of a meeting; `id` names it in `GET /api/meetings/:id/history/:point`, `at` is ISO 8601. */
export type HistoryPoint = { readonly id: string; readonly at: string } & (
  | (PointFacts & { readonly by: Actor; readonly version: Version | null })
  /** The end of an hour in which something was written. */
  | { readonly kind: 'hour' }
  | { readonly kind: 'now' }
)

/** Answer of `GET /api/meetings/:id/history`, the newest first. */
export type History = { readonly points: readonly HistoryPoint[] }

/** The id of the moment that is now. */
export const NOW = 'now'

/** Answer of `POST /api/meetings/:id/history/:point/restore`: how many entries were put back, and brought back. */
export type PointRestored = { readonly changed: number; readonly returned: number }
