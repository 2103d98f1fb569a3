import type { Role } from '../../shared/api.ts'
import type { Packet } from './packet.ts'

/** One connection to a room, as the room sees it. What it may do was decided before and never changes. */
export type Peer = {
  readonly role: Role
  /** To whom the Yjs client ids used on this connection belong: a browser or a bearer token. */
  readonly owner: string
  /** How colleagues see this recorder; the session's name, asked anew for every presence. */
  readonly name: string
  /** Queues a message; a peer that reads too slowly is closed instead. */
  readonly send: (message: Uint8Array) => void
  /**
   * As `send`, for messages that several peers get: they are framed once for all. `read` runs once: when they have
   * arrived, or after a while.
   */
  readonly sendPacket: (packet: Packet, read?: () => void) => void
  /** Ends the connection; further calls do nothing. */
  readonly close: (code: number, reason: string) => void
}
