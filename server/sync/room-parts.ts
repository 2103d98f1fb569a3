import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { ClientBinding } from '../store/store.ts'
import type { Awake } from './awake.ts'
import type { Saver } from './saver.ts'

/** What a room is made from; it keeps none of this, for it has its own form of it. */
export type StoredParts = {
  /** They make the document as it is on disk. */
  readonly updates: readonly Uint8Array[]
  readonly clients: readonly ClientBinding[]
  /** Content that was once acknowledged may be missing: clients bring back what they hold, whoever wrote it. */
  readonly mayLack: boolean
  readonly lackingSinceMs: number
}

/** What a room works with. */
export type RoomParts = {
  readonly meeting: string
  readonly saver: Saver
  readonly clock: Clock
  readonly log: Log
  /** Of all rooms of the server. */
  readonly awake: Awake
  /** Size of what is stored. */
  readonly bytes: number
  /** The room can no longer vouch for its document: it is to be loaded anew from the store. */
  readonly onBroken: () => void
}
