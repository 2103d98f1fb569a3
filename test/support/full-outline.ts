import type * as Y from 'yjs'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { isForAudience, withoutPrivateParts } from '../../shared/outline/audience.ts'
import { fatesOf } from '../../shared/outline/fate.ts'
import { type Outline, outlineOf } from '../../shared/outline/outline.ts'
import {
  type HeldText,
  heldText,
  type Look,
  releasedText,
  textForFate,
} from '../../shared/outline/release.ts'

/** What the audience may see of a whole meeting. */
export function audienceOf(meeting: Meeting): Meeting {
  const fates = fatesOf(meeting.entries)
  const entries = meeting.entries.filter(entry =>
    isForAudience(entry, fates.get(entry.id), meeting.projector),
  )
  return withoutPrivateParts({ ...meeting, entries })
}

/** What the room sees at each look, computed from the whole document every time: what a `LiveOutline` must equal. */
export class FullOutline {
  #held: ReadonlyMap<string, HeldText> | null = null
  #meeting: Meeting | null = null
  #carets: ReadonlySet<string> = new Set()

  look(doc: Y.Doc, now: Pick<Look, 'ms' | 'carets'>): Outline {
    const meeting = readMeeting(doc)
    const look = { ...now, caretsBefore: this.#carets, isFirst: this.#held === null }
    this.#carets = now.carets
    const held = new Map(
      meeting.entries.map(entry => [entry.id, heldText(this.#held?.get(entry.id), entry, meeting, look)]),
    )
    const heldOf = (id: string) =>
      held.get(id) ?? { text: '', sinceMs: 0, isRested: true, isHidden: false, shown: '' }
    const judged = meeting.entries.map(entry => ({ ...entry, text: textForFate(heldOf(entry.id)) }))
    const audience = audienceOf({ ...meeting, entries: judged })
    const released = audience.entries.map(entry => ({ ...entry, text: releasedText(heldOf(entry.id)) }))
    const texts = new Map(released.map(entry => [entry.id, entry.text]))
    this.#held = new Map([...held].map(([id, each]) => [id, { ...each, shown: texts.get(id) ?? '' }]))
    this.#meeting = { ...audience, entries: released.filter(entry => entry.text.trim() !== '') }
    return outlineOf(this.#meeting)
  }

  meeting(): Meeting | null {
    return this.#meeting
  }
}
