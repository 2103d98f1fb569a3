import type * as Y from 'yjs'
import type { Entry } from './entry.ts'
import { LiveEntries } from './live-entries.ts'
import { type Meeting, readMeetingWith } from './read-meeting.ts'
import { watchFrame } from './watch-frame.ts'

/**
 * Reads a document's meeting again and again: the value is that of `readMeeting`, and what has not changed since the
 * last time (an entry, the list of entries, everything beside them) is the same object as before.
 */
export function followMeeting(doc: Y.Doc): () => Meeting {
  const live = new LiveEntries(doc)
  let entries: readonly Entry[] | null = null
  let isFrameStale = false
  let last: Meeting | null = null
  watchFrame(doc, () => {
    isFrameStale = true
  })
  return () => {
    if (live.take().size > 0 || entries === null) entries = live.inOrder()
    if (last === null || isFrameStale) last = readMeetingWith(doc, entries)
    else if (last.entries !== entries) last = { ...last, entries }
    isFrameStale = false
    return last
  }
}
