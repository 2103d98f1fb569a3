import type { Role } from '../../shared/api.ts'

/** One connection to a room, as the room sees it. What it may do was decided before and never changes. */
export type Peer = {
  readonly role: Role
  /** To whom the Yjs client ids used on this connection belong: a browser or a bearer token. */
  readonly owner: string
  /** How colleagues see this recorder; the session's name, asked anew for every presence. */
  readonly name: string
  /** Queues a frame; a peer that reads too slowly is closed instead. */
  readonly send: (frame: Uint8Array) => void
  /** Ends the connection; further calls do nothing. */
  readonly close: (code: number, reason: string) => void
}
