import type * as Y from 'yjs'
import { setEntry, setEntryRanks } from '../../shared/meeting/edit-meeting.ts'
import { ranksToMove } from '../../shared/meeting/rank.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'

/** Moves an entry up or down among its siblings (ids in printed order); nothing happens at either end. */
export function moveEntry(
  doc: Y.Doc,
  meeting: Pick<Meeting, 'entries'>,
  siblings: readonly string[],
  id: string,
  step: 1 | -1,
): void {
  const position = siblings.indexOf(id) + step
  if (position < 0 || position >= siblings.length) return
  const ranks = new Map(meeting.entries.map(entry => [entry.id, entry.rank]))
  const ordered = siblings.map(each => ({ id: each, rank: ranks.get(each) ?? null }))
  setEntryRanks(doc, ranksToMove(ordered, id, position))
}

/** Confirms an entry, or takes its confirmation back. */
export function toggleConfirmed(doc: Y.Doc, meeting: Pick<Meeting, 'entries'>, id: string): void {
  const entry = meeting.entries.find(each => each.id === id)
  setEntry(doc, id, { status: entry?.status === 'confirmed' ? 'draft' : 'confirmed' })
}

/** Moves an entry to the end of another theme's remarks; null takes its theme away. */
export function setTheme(doc: Y.Doc, id: string, theme: string | null): void {
  setEntry(doc, id, { theme, rank: null })
}

export function omitEntry(doc: Y.Doc, id: string): void {
  setEntry(doc, id, { status: 'omitted' })
}

/** Lets the room, and everybody with a view link, see an entry that was hidden. */
export function showToRoom(doc: Y.Doc, id: string): void {
  setEntry(doc, id, { room: null })
}

export function restoreEntry(doc: Y.Doc, id: string): void {
  setEntry(doc, id, { status: 'draft' })
}
