import type { Role } from '../../shared/api.ts'

/** A meeting as the list knows it. `row` is what the list shows, kept up to date by the indexer. */
export type StoredMeeting = {
  readonly id: string
  readonly createdMs: number
  readonly updatedMs: number
  /** When it went to the bin, or null. */
  readonly binnedMs: number | null
  readonly index: MeetingIndex
}

/** What the list shows and searches of a meeting; `text` is already folded for searching. */
export type MeetingIndex = { readonly row: string; readonly text: string }

/** A token as it is kept: only its hash. `meeting` is null for the administrator's. */
export type StoredToken = { readonly hash: string; readonly meeting: string | null; readonly role: Role }

export type NewStoredMeeting = {
  readonly id: string
  readonly createdMs: number
  readonly index: MeetingIndex
  readonly tokens: readonly StoredToken[]
  readonly update: Uint8Array
  readonly clients: readonly ClientBinding[]
}

/** A Yjs client id and whom it belongs to in this meeting, for ever. */
export type ClientBinding = { readonly client: number; readonly owner: string }

export type Appended = {
  readonly updates: readonly Uint8Array[]
  readonly clients: readonly ClientBinding[]
  readonly atMs: number
}

/** `updates` in order rebuild the document; `seq` is the last of them, `tail` counts those after the snapshot. */
export type LoadedMeeting = {
  readonly updates: readonly Uint8Array[]
  readonly seq: number
  readonly tail: { readonly count: number; readonly bytes: number }
  /** In the order in which they were first used. */
  readonly clients: readonly ClientBinding[]
}

export type StoredSession = {
  readonly hash: string
  readonly browser: string
  readonly createdMs: number
  /** Hashes of the tokens that this session was opened with. One that was replaced opens nothing. */
  readonly grants: readonly string[]
}

export type MeetingQuery = {
  /** Folded text that must occur in the index, or ''. */
  readonly text: string
  /** Only meetings created before that one (the previous page's last), or null. */
  readonly before: { readonly createdMs: number; readonly id: string } | null
  readonly limit: number
}

/**
 * Everything that outlives the process. A promise that resolves means: on disk, it survives a power cut. One that
 * rejects means: nothing of that call is stored, and it may be tried again.
 */
export type Store = {
  /** The meeting with its tokens and first content, in one step. */
  readonly createMeeting: (meeting: NewStoredMeeting) => Promise<void>
  /** Null when there never was one with that id. */
  readonly readMeeting: (id: string) => Promise<StoredMeeting | null>
  /** Newest first, without those in the bin. */
  readonly listMeetings: (query: MeetingQuery) => Promise<readonly StoredMeeting[]>
  readonly indexMeeting: (id: string, index: MeetingIndex, atMs: number) => Promise<void>
  readonly binMeeting: (id: string, atMs: number) => Promise<void>

  /** Throws `CorruptMeeting` when the stored content fails its checksums; it is never overwritten then. */
  readonly load: (id: string) => Promise<LoadedMeeting>
  /** Adds to a meeting's log; answers the number of the last update. A bound client id keeps its first owner. */
  readonly append: (id: string, added: Appended) => Promise<number>
  /** From now on `load` begins with this snapshot of everything up to `seq`; the log behind it is kept. */
  readonly saveSnapshot: (id: string, snapshot: Uint8Array, seq: number) => Promise<void>

  /** Stores a token in place of the one that the same meeting and role had; answers that one's hash. */
  readonly putToken: (token: StoredToken) => Promise<string | null>
  readonly findToken: (hash: string) => Promise<StoredToken | null>
  readonly hasAdmin: () => Promise<boolean>

  readonly putSession: (session: StoredSession) => Promise<void>
  readonly findSession: (hash: string) => Promise<StoredSession | null>
  readonly deleteSession: (hash: string) => Promise<void>
  /** The name under which a browser's recorder is seen; '' when it never gave one. */
  readonly nameOf: (browser: string) => Promise<string>
  readonly putName: (browser: string, name: string) => Promise<void>

  /** Rejects while nothing can be stored. */
  readonly check: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A meeting's stored content does not match its checksums. */
export class CorruptMeeting extends Error {
  override readonly name = 'CorruptMeeting'
}
