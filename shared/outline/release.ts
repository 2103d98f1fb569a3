import type { Entry } from '../meeting/entry.ts'

/** When an entry reaches the room: left or rested (the default), at once, or only once confirmed. */
export const RELEASE_MODES = ['rest', 'live', 'confirmed'] as const
export type ReleaseMode = (typeof RELEASE_MODES)[number]

/** A text that nobody has touched for this long is shown, although a caret stands in it. */
export const REST_MS = 2_000
/** Text may arrive a moment before the caret that typed it is known; this long it is held back in any case. */
export const SETTLE_MS = 300

/** What is known of each entry's text, by id: the one last seen, since when, and the one that the room sees. */
export type ReleaseState = ReadonlyMap<string, HeldText>
type HeldText = { readonly text: string; readonly sinceMs: number; readonly shown: string | null }

export type Released = {
  readonly state: ReleaseState
  /** In the order given, with the text that the room may see; those never shown are left out until they are due. */
  readonly entries: readonly Entry[]
  /** When the next held text falls due, or null. */
  readonly dueAtMs: number | null
}

/** The `release` value of the projector's map. */
export function parseReleaseMode(value: unknown): ReleaseMode {
  return RELEASE_MODES.find(mode => mode === value) ?? 'rest'
}

/**
 * What the room sees of the entries now. A text that changed is held while a caret stands in its entry, until it has
 * rested; an entry shown before keeps its old text meanwhile. Everything but text shows at once.
 * `carets`: ids of entries in which a recorder's caret stands. `before` is null at the first look: then all that
 * nobody is typing in is taken to have rested.
 */
export function releaseEntries(
  before: ReleaseState | null,
  entries: readonly Entry[],
  now: { readonly mode: ReleaseMode; readonly carets: ReadonlySet<string>; readonly ms: number },
): Released {
  const state = new Map<string, HeldText>()
  const shown: Entry[] = []
  let dueAtMs: number | null = null
  for (const entry of entries) {
    const hasCaret = now.carets.has(entry.id)
    const held = heldText(before?.get(entry.id), entry.text, before === null && !hasCaret ? RESTED : now.ms)
    const due = held.sinceMs + holdMs(now.mode, hasCaret)
    const isDue = due <= now.ms
    const next = isDue ? { ...held, shown: entry.text } : held
    state.set(entry.id, next)
    if (next.shown !== null) shown.push({ ...entry, text: next.shown })
    if (!isDue) dueAtMs = Math.min(dueAtMs ?? due, due)
  }
  return { state, entries: shown, dueAtMs }
}

/** Since when a text stands that was there before anybody looked. */
const RESTED = Number.NEGATIVE_INFINITY

function holdMs(mode: ReleaseMode, hasCaret: boolean): number {
  if (mode !== 'rest') return 0
  return hasCaret ? REST_MS : SETTLE_MS
}

function heldText(before: HeldText | undefined, text: string, nowMs: number): HeldText {
  if (before?.text === text) return before
  return { text, sinceMs: nowMs, shown: before?.shown ?? null }
}
