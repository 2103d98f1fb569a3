import type { Entry } from '../meeting/entry.ts'
import type { Standing } from '../meeting/live-entries.ts'
import type { LiveGroups, Member } from './live-groups.ts'
import { agendaOf, type OutlineEntry, type OutlineFrame, outlineEntry, themeOf } from './outline.ts'
import { type HeldText, releasedText } from './release.ts'

/** An entry of a `LiveOutline`: as it is written, and as the room sees it. */
export class RoomEntry implements Member {
  readonly id: string
  held: HeldText
  shown: OutlineEntry | null = null
  group: Member['group'] = null
  rank: string | null = null
  ms = 0
  #standing: Standing
  #isMoved = true

  constructor(standing: Standing, held: HeldText) {
    this.id = standing.entry.id
    this.#standing = standing
    this.held = held
  }

  get place(): number {
    return this.#standing.place
  }

  get written(): Entry {
    return this.#standing.entry
  }

  get released(): Entry {
    return { ...this.written, text: this.held.shown }
  }

  /** It is written like this now. */
  hold(standing: Standing, held: HeldText): void {
    const { rank, ms } = standing
    this.#isMoved ||= standing !== this.#standing || rank !== this.rank || ms !== this.ms
    this.#standing = standing
    this.rank = rank
    this.ms = ms
    this.held = held
  }

  /** Shows it to the room in its group, or takes it away. */
  show(isPublic: boolean, frame: OutlineFrame, groups: LiveGroups): void {
    this.held = { ...this.held, shown: isPublic ? releasedText(this.held) : '' }
    const isSeen = this.held.shown.trim() !== ''
    const before = this.shown
    this.shown = isSeen ? sharedWith(before, outlineEntry(this.released, frame)) : null
    const place = { agenda: agendaOf(this.written, frame), theme: themeOf(this.written, frame) }
    if (!isSeen) groups.remove(this)
    else groups.put(this, place, { isMoved: this.#isMoved, isChanged: this.shown !== before })
    this.#isMoved = false
  }
}

/** The one before if it says the same. */
function sharedWith(before: OutlineEntry | null, after: OutlineEntry): OutlineEntry {
  const isSame =
    before !== null &&
    before.text === after.text &&
    before.kind === after.kind &&
    before.status === after.status &&
    before.speaker === after.speaker &&
    before.at === after.at &&
    before.id === after.id
  return isSame ? before : after
}
