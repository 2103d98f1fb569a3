import type * as Y from 'yjs'
import type { Actor } from '../../shared/history.ts'
import type { Entry } from '../../shared/meeting/entry.ts'
import { entriesToRestore, type Restored, restoreEntries } from '../../shared/meeting/restore-entries.ts'
import type { Services } from '../services.ts'
import { pointFacts } from '../sync/phase-points.ts'
import type { Room } from '../sync/room.ts'
import { keepPoint } from './keep-point.ts'
import { HttpProblem } from './problem.ts'
import { requireOpen } from './require-open.ts'

/** What the room is put back to. */
type Moment = { readonly point: string; readonly entries: readonly Entry[] }

const underWay = new WeakSet<Room>()

/** Puts a room's entries back, with a point before and one behind it; nothing happens where nothing differs. */
export async function restoreMoment(
  services: Services,
  room: Room,
  { point, entries }: Moment,
  actor: Actor,
): Promise<Restored> {
  if (underWay.has(room)) throw new HttpProblem('conflict', 'entries are being put back already')
  underWay.add(room)
  try {
    let restored: Restored = { changed: 0, returned: 0 }
    if (room.peek(doc => dueOf(room, doc, entries)).length === 0) return restored
    await keepPoint(services, room, pointFacts({ kind: 'before-restoring' }, actor))
    const facts = pointFacts({ kind: 'restored', to: point }, actor)
    await room.edit(
      doc => {
        restored = restoreEntries(doc, dueOf(room, doc, entries))
      },
      actor,
      [{ facts, version: null }],
    )
    return restored
  } finally {
    underWay.delete(room)
  }
}

/** The entries that differ; throws when the meeting does not take them. */
function dueOf(room: Room, doc: Y.Doc, entries: readonly Entry[]): readonly Entry[] {
  requireOpen(doc)
  const due = entriesToRestore(doc, entries)
  const bytes = due.reduce((sum, entry) => sum + Buffer.byteLength(JSON.stringify(entry)), 0)
  if (room.lacksSpaceFor(bytes))
    throw new HttpProblem('too-large', 'the meeting would become too large with what returns')
  return due
}
