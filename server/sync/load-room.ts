import { factsOf } from '../../shared/meeting/meeting-doc.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { docOf } from '../store/snapshot.ts'
import { CorruptMeeting, type Store } from '../store/store.ts'
import type { Awake } from './awake.ts'
import { Room } from './room.ts'
import { Saver } from './saver.ts'

export type RoomSurroundings = { readonly store: Store; readonly clock: Clock; readonly log: Log }

/** Builds a room from the store. Rejects when the store cannot give the meeting, or only parts without a beginning. */
export async function loadRoom(
  meeting: string,
  { store, clock, log }: RoomSurroundings,
  awake: Awake,
  onBroken: () => void,
): Promise<Room> {
  const loaded = await store.load(meeting)
  if (loaded.damage.length > 0 && !factsOf(docOf(loaded.updates)).has('schemaVersion'))
    throw new CorruptMeeting('the beginning of the meeting is damaged')
  const saver = new Saver({ meeting, store, clock, log })
  const bytes = loaded.updates.reduce((sum, update) => sum + update.length, 0)
  return new Room(loaded, { meeting, saver, clock, log, awake, bytes, onBroken })
}
