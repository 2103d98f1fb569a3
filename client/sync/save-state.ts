import { CLOSE_CODES, isFinalClose } from '../../shared/sync/close-codes.ts'
import { unreachable } from '../../shared/unreachable.ts'

/** Unacknowledged for this long, 'saving' becomes 'unsaved'. */
export const UNSAVED_AFTER_MS = 3_000
/** Connected, yet unacknowledged for this long: the server cannot store. */
export const FAILED_AFTER_MS = 30_000

/** What the page says about everything typed here. `pending` counts changed records, times are epoch ms. */
export type SaveState =
  | { readonly kind: 'connecting'; readonly pending: number }
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'saving'; readonly pending: number; readonly lastSavedMs: number | null }
  | { readonly kind: 'unsaved'; readonly pending: number; readonly lastSavedMs: number | null }
  | {
      readonly kind: 'offline'
      readonly pending: number
      readonly lastSavedMs: number | null
      readonly retryAtMs: number
    }
  | { readonly kind: 'failed'; readonly pending: number; readonly lastSavedMs: number | null }
  | { readonly kind: 'readOnly'; readonly reason: 'final' | 'schema'; readonly pending: number }
  | { readonly kind: 'closed'; readonly code: number; readonly pending: number }

export type Link =
  | { readonly kind: 'connecting' }
  /** Synced; what is pending has been sent or is being sent. */
  | { readonly kind: 'live' }
  | { readonly kind: 'offline'; readonly retryAtMs: number }
  | { readonly kind: 'refused'; readonly code: number }

export type SaveFacts = {
  readonly link: Link
  readonly pending: number
  /** When something first became pending since all was saved; null while nothing is. */
  readonly pendingSinceMs: number | null
  /** All that is pending is still being composed: it waits for its writer, not for the server. */
  readonly composing: boolean
  readonly lastSavedMs: number | null
  /** The meeting is final: nothing can be written. */
  readonly locked: boolean
}

export type SaveEvent =
  | { readonly kind: 'synced' }
  | { readonly kind: 'lost'; readonly retryAtMs: number }
  | { readonly kind: 'closed'; readonly code: number }
  | { readonly kind: 'reconnecting' }
  | CountEvent<'pending'>
  | CountEvent<'acknowledged'>
  | { readonly kind: 'locked'; readonly locked: boolean }

type CountEvent<Kind> = {
  readonly kind: Kind
  readonly count: number
  readonly atMs: number
  readonly composing?: boolean
}

export const initialFacts: SaveFacts = {
  link: { kind: 'connecting' },
  pending: 0,
  pendingSinceMs: null,
  composing: false,
  lastSavedMs: null,
  locked: false,
}

type LinkEvent = Extract<SaveEvent, { kind: 'synced' | 'lost' | 'closed' | 'reconnecting' }>
type LinkRow = {
  readonly [E in LinkEvent['kind']]: (link: Link, event: Extract<LinkEvent, { kind: E }>) => Link
}

const stay = (link: Link): Link => link
const goLive = (): Link => ({ kind: 'live' })
const lose: LinkRow['lost'] = (_, { retryAtMs }) => ({ kind: 'offline', retryAtMs })
const refuse: LinkRow['closed'] = (link, { code }) => (isFinalClose(code) ? { kind: 'refused', code } : link)

/** Every link in every event. While reconnecting, 'offline' stays on show until the documents have synced. */
const LINKS: Readonly<Record<Link['kind'], LinkRow>> = {
  connecting: { synced: goLive, lost: lose, closed: refuse, reconnecting: stay },
  live: { synced: stay, lost: lose, closed: refuse, reconnecting: stay },
  offline: { synced: goLive, lost: lose, closed: refuse, reconnecting: stay },
  refused: { synced: stay, lost: stay, closed: stay, reconnecting: () => ({ kind: 'connecting' }) },
}

/** The facts after an event. */
export function saveFactsAfter(facts: SaveFacts, event: SaveEvent): SaveFacts {
  switch (event.kind) {
    case 'synced':
    case 'lost':
    case 'closed':
    case 'reconnecting':
      return { ...facts, link: linkAfter(facts.link, event) }
    case 'pending':
      return pendingAt(facts, event)
    case 'acknowledged':
      return acknowledged(facts, event)
    case 'locked':
      return { ...facts, locked: event.locked }
    default:
      return unreachable(event)
  }
}

/** What the page says at an instant. */
export function saveStateOf(facts: SaveFacts, nowMs: number): SaveState {
  const { link, pending, lastSavedMs } = facts
  switch (link.kind) {
    case 'connecting':
      return { kind: 'connecting', pending }
    case 'offline':
      return { kind: 'offline', pending, lastSavedMs, retryAtMs: link.retryAtMs }
    case 'refused':
      return link.code === CLOSE_CODES.schema
        ? { kind: 'readOnly', reason: 'schema', pending }
        : { kind: 'closed', code: link.code, pending }
    case 'live':
      return liveState(facts, nowMs)
    default:
      return unreachable(link)
  }
}

/** True while leaving the page could lose something. */
export function holdsUnsaved(state: SaveState): boolean {
  return state.kind !== 'saved' && state.pending > 0
}

function liveState(facts: SaveFacts, nowMs: number): SaveState {
  const { pending, pendingSinceMs, lastSavedMs } = facts
  if (pending === 0 || pendingSinceMs === null) return restingState(facts)
  const waitedMs = facts.composing ? 0 : nowMs - pendingSinceMs
  if (waitedMs >= FAILED_AFTER_MS) return { kind: 'failed', pending, lastSavedMs }
  return { kind: waitedMs >= UNSAVED_AFTER_MS ? 'unsaved' : 'saving', pending, lastSavedMs }
}

function restingState({ locked, lastSavedMs }: SaveFacts): SaveState {
  if (locked) return { kind: 'readOnly', reason: 'final', pending: 0 }
  return lastSavedMs === null ? { kind: 'connecting', pending: 0 } : { kind: 'saved', atMs: lastSavedMs }
}

function linkAfter(link: Link, event: LinkEvent): Link {
  const row = LINKS[link.kind]
  switch (event.kind) {
    case 'synced':
      return row.synced(link, event)
    case 'lost':
      return row.lost(link, event)
    case 'closed':
      return row.closed(link, event)
    case 'reconnecting':
      return row.reconnecting(link, event)
  }
}

function pendingAt(facts: SaveFacts, event: CountEvent<'pending'>): SaveFacts {
  const { count, atMs, composing = false } = event
  const sinceMs = facts.composing ? atMs : (facts.pendingSinceMs ?? atMs)
  return { ...facts, pending: count, composing, pendingSinceMs: count === 0 ? null : sinceMs }
}

/** Progress restarts the wait: with others' typing in between, a queue that moves has not failed. */
function acknowledged(facts: SaveFacts, event: CountEvent<'acknowledged'>): SaveFacts {
  const { count, atMs, composing = false } = event
  return {
    ...facts,
    composing,
    pending: count,
    pendingSinceMs: count === 0 ? null : atMs,
    lastSavedMs: count === 0 ? atMs : facts.lastSavedMs,
  }
}
