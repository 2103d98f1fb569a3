import * as Y from 'yjs'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { Room } from './room.ts'
import { docOf } from './room-document.ts'
import { Saver } from './saver.ts'

export type RoomSurroundings = { readonly store: Store; readonly clock: Clock; readonly log: Log }

/** A loaded meeting: its room, its saver, and how much has gathered in the log behind the last snapshot. */
export type LoadedRoom = {
  readonly room: Room
  readonly saver: Saver
  readonly tailBytes: number
}

/** Builds a room from the store. Rejects when the store cannot give the meeting. */
export async function loadRoom(
  meeting: string,
  { store, clock, log }: RoomSurroundings,
  onBroken: () => void,
): Promise<LoadedRoom> {
  const loaded = await store.load(meeting)
  const saver = new Saver({ meeting, store, clock, log, seq: loaded.seq })
  const bytes = loaded.updates.reduce((sum, update) => sum + update.length, 0)
  const { updates, clients } = loaded
  const room = new Room({ meeting, updates, clients, saver, clock, log, bytes, onBroken })
  return { room, saver, tailBytes: loaded.tail.bytes }
}

/**
 * A snapshot of a document that has been proven to be one: loaded again, it is the same, byte for byte. Null when it
 * is not; the log then stays as it is.
 */
export function provenSnapshot(doc: Y.Doc): Uint8Array | null {
  const snapshot = Y.encodeStateAsUpdate(doc)
  const again = docOf([snapshot])
  const isSame = Buffer.compare(Y.encodeStateAsUpdate(again), snapshot) === 0
  again.destroy()
  return isSame ? snapshot : null
}
