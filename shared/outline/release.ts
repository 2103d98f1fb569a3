import type { Entry } from '../meeting/entry.ts'
import type { MeetingFrame } from '../meeting/read-meeting.ts'
import { isWithheld } from './audience.ts'

/** A text that nobody has touched for this long is shown, although a caret stands in it. */
export const REST_MS = 2_000
/** Text may arrive a moment before the caret that typed it is known; this long it is held back where none was seen. */
export const SETTLE_MS = 300

/** What is known of an entry's text: the one last seen and since when, and the one that the room sees ('': none). */
export type HeldText = {
  readonly text: string
  readonly sinceMs: number
  /** It was left or has rested, and stays so until it changes. */
  readonly isRested: boolean
  /** The lead has hidden the entry; showing it again shows what it says then. */
  readonly isHidden: boolean
  readonly shown: string
}

/** The settings on which it hangs when a text is shown. In a final meeting nobody types. */
export type ReleaseSettings = Pick<MeetingFrame, 'phase' | 'projector'>

export type Look = {
  readonly ms: number
  /** Ids of the entries in which a recorder's caret stands, and in which one stood at the look before. */
  readonly carets: ReadonlySet<string>
  readonly caretsBefore: ReadonlySet<string>
  /** At the first look all that nobody is typing in is taken to have rested. */
  readonly isFirst: boolean
}

/**
 * What becomes of an entry's text at a look. One that changed is held while a caret stands in its entry, until it has
 * rested or the caret has left; meanwhile the room keeps the text that it saw before. Everything but text shows at once.
 */
export function heldText(
  before: HeldText | undefined,
  entry: Entry,
  settings: ReleaseSettings,
  look: Look,
): HeldText {
  const { text } = entry
  const isSame = before?.text === text
  const sinceMs = isSame ? before.sinceMs : look.ms
  const hasCaret = look.carets.has(entry.id)
  const isHidden = entry.room === 'hidden'
  const isRested =
    (before?.isHidden && !isHidden) ||
    (isSame && before.isRested) ||
    (look.caretsBefore.has(entry.id) && !hasCaret) ||
    (before === undefined && look.isFirst && !hasCaret) ||
    sinceMs + holdMs(settings, hasCaret) <= look.ms
  const isPrivate =
    entry.kind === 'memo' || entry.status === 'omitted' || isWithheld(entry, settings.projector)
  return { text, sinceMs, isRested, isHidden, shown: isPrivate ? '' : (before?.shown ?? '') }
}

/** When a held text falls due; null for one that has rested. */
export function dueAtMs(
  { sinceMs, isRested }: HeldText,
  settings: ReleaseSettings,
  hasCaret: boolean,
): number | null {
  return isRested ? null : sinceMs + holdMs(settings, hasCaret)
}

/** The text by which an entry's fate is decided: the real one, but one that was just emptied is not yet gone. */
export function textForFate({ text, isRested, shown }: HeldText): string {
  return text.trim() === '' && !isRested ? shown : text
}

/** The text that the room sees of an entry that is for it; '' while there is none to see. */
export function releasedText({ text, isRested, shown }: HeldText): string {
  return isRested ? text : shown
}

function holdMs({ phase, projector }: ReleaseSettings, hasCaret: boolean): number {
  if (projector.release === 'live' || phase === 'final') return 0
  return hasCaret ? REST_MS : SETTLE_MS
}
