import type { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { onceIdle } from '../../sync/when-idle.ts'

/** So many entries are taken in at a time: a few milliseconds. */
const PORTION = 20
/** On a page that is never idle a portion is taken in after this long. */
const AT_LATEST_MS = 500

export type TakeIn = {
  /** The meeting as it is now. */
  readonly follow: (meeting: Meeting) => void
  readonly meeting: () => Meeting
  /** True once the memory knows all that there was to know when it last looked. */
  readonly isKnown: () => boolean
  readonly close: () => void
}

/** Lets a memory follow a meeting, in portions, whenever the page is idle. `onKnown` runs when it has caught up. */
export function takeIn(memory: MeetingMemory, first: Meeting, onKnown: () => void): TakeIn {
  let meeting = first
  let isKnown = false
  let callOff: (() => void) | null = null
  const schedule = () => {
    callOff ??= onceIdle(work, AT_LATEST_MS)
  }
  const work = () => {
    callOff = null
    isKnown = memory.follow(meeting, PORTION)
    if (isKnown) onKnown()
    else schedule()
  }
  return {
    follow: next => {
      meeting = next
      schedule()
    },
    meeting: () => meeting,
    isKnown: () => isKnown,
    close: () => callOff?.(),
  }
}
