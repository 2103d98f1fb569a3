import type { Role } from '../../shared/api.ts'
import type { PurgePlan, PurgeTask, Rewriting } from './purge-plan.ts'
import type { Purge } from './sqlite-purges.ts'

/** A meeting as the list shows it; `row` as in its index. */
export type StoredMeeting = {
  readonly id: string
  readonly createdMs: number
  readonly updatedMs: number
  /** When it went to the bin, or null. */
  readonly binnedMs: number | null
  readonly row: string
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
  /** The meeting whose templates it gets, in its own keeping from then on. */
  readonly templatesOf?: string | null
}

/** A Yjs client id and whom it belongs to in this meeting, for ever. */
export type ClientBinding = { readonly client: number; readonly owner: string }

export type Appended = {
  readonly updates: readonly Uint8Array[]
  readonly clients: readonly ClientBinding[]
  readonly atMs: number
  /** Stored together with the updates, or not at all. */
  readonly points?: readonly NewPoint[]
}

/** Documents that are kept whole, until a purge takes them: the record as it was captured, and each one that was made final. */
export type VersionKind = 'captured' | 'final'

/** A moment that a meeting's history keeps. Only a purge changes or removes it. */
export type NewPoint = {
  /** It stands behind so many of the call's updates. */
  readonly after: number
  /** What the history says of it, as JSON. */
  readonly facts: string
  /** For a version, the whole document at that moment; null leaves it to the log. */
  readonly version: { readonly kind: VersionKind; readonly state: Uint8Array | null } | null
  /** One of a kind that anybody brings about as often as they like: beyond a number it is not kept. */
  readonly isMinor?: boolean
}

/** `id` counts a meeting's points from 1, a version's `number` those of its kind. */
export type StoredPoint = {
  readonly id: number
  /** The number of the last update before it. */
  readonly seq: number
  readonly atMs: number
  readonly facts: string
  readonly version: { readonly kind: VersionKind; readonly number: number } | null
}

/** Where a meeting's log stood at the end of an hour in which it grew. */
export type HourEnd = { readonly seq: number; readonly atMs: number }

/** A meeting as it once stood; null when its log never came so far. */
export type LoadedMoment = { readonly updates: readonly Uint8Array[]; readonly damage: readonly Damage[] }

/**
 * A place of a meeting's log that cannot be used: the update that stood there fails its checksum, or updates from
 * there on are gone. At 0 it is the snapshot, whose updates are still in the log.
 */
export type Damage = { readonly seq: number; readonly reason: 'checksum' | 'missing' }

/** `updates` in order rebuild the document; `seq` is the number of the last of them. */
export type LoadedMeeting = {
  readonly updates: readonly Uint8Array[]
  readonly seq: number
  /** In the order in which they were first used. */
  readonly clients: readonly ClientBinding[]
  /** What could not be read. Some of `updates` may then build on what is missing. */
  readonly damage: readonly Damage[]
  /** Content that was once acknowledged may be missing, now or after an earlier damage or a restored backup. */
  readonly mayLack: boolean
  /** When that was found out last; 0 where nothing may be missing. */
  readonly lackingSinceMs: number
}

export type StoredSession = {
  readonly hash: string
  readonly browser: string
  readonly createdMs: number
  /** Hashes of the tokens that this session was opened with. One that was replaced opens nothing. */
  readonly grants: readonly string[]
}

/** A layout under a name; `values` is its table as JSON. */
export type StoredLayout = { readonly name: string; readonly values: string }

/** A Word template under a name; `meeting` '' for one that every meeting may take. */
export type StoredTemplate = { readonly meeting: string; readonly name: string; readonly file: Uint8Array }
/** A template without its content; `bytes` is its size. */
export type TemplateHead = Pick<StoredTemplate, 'meeting' | 'name'> & { readonly bytes: number }

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
  /** The meeting with its tokens, templates and first content, in one step. */
  readonly createMeeting: (meeting: NewStoredMeeting) => Promise<void>
  /** Null when there never was one with that id. */
  readonly readMeeting: (id: string) => Promise<StoredMeeting | null>
  /** True for a meeting that exists and is not in the bin. */
  readonly isKept: (id: string) => Promise<boolean>
  /** Newest first, without those in the bin. */
  readonly listMeetings: (query: MeetingQuery) => Promise<readonly StoredMeeting[]>
  readonly indexMeeting: (id: string, index: MeetingIndex, atMs: number) => Promise<void>
  readonly binMeeting: (id: string, atMs: number) => Promise<void>

  /** All that is intact. Throws `CorruptMeeting` when the file around it is damaged. Nothing is overwritten. */
  readonly load: (id: string) => Promise<LoadedMeeting>
  /**
   * Adds to a meeting's log; answers the number of the last update. A bound client id keeps its first owner. Rejects
   * when there is no such meeting (any more).
   */
  readonly append: (id: string, added: Appended) => Promise<number>
  /** In the order in which they were stored, without those that are damaged. */
  readonly listPoints: (id: string) => Promise<readonly StoredPoint[]>
  /** The last whole document that was made final. */
  readonly latestFinal: (id: string) => Promise<StoredPoint | null>
  /** In order; the last one is where the log stands now. */
  readonly listHours: (id: string) => Promise<readonly HourEnd[]>
  /** The meeting at that number of its log: the last version or snapshot up to there, and what came after. */
  readonly loadAt: (id: string, seq: number) => Promise<LoadedMoment | null>
  /** Meetings whose list entry is older than their last update: the process died in between. */
  readonly staleMeetings: () => Promise<readonly string[]>

  /** What is in the bin, what went there last first. */
  readonly listBinned: () => Promise<readonly StoredMeeting[]>
  /** Removes a meeting that is in the bin, with everything of it; false when it is not there. */
  readonly purgeMeeting: (id: string, atMs: number) => Promise<boolean>
  /** What would go with a purge, and what would be written. Changes nothing. */
  readonly planPurge: (task: PurgeTask) => Promise<PurgePlan>
  /** Rejects when the log has changed since the plan was made. A point with `facts` is left. */
  readonly purgeDeleted: (id: string, plan: Rewriting, purge: Purge) => Promise<void>
  /**
   * Takes what was purged out of the files too; everybody else waits for that long. False while somebody else reads them:
   * ask again.
   */
  readonly erase: () => Promise<boolean>

  /** Stores a token in place of the one that the same meeting and role had; answers that one's hash. */
  readonly putToken: (token: StoredToken) => Promise<string | null>
  readonly findToken: (hash: string) => Promise<StoredToken | null>
  readonly hasAdmin: () => Promise<boolean>

  readonly putSession: (session: StoredSession) => Promise<void>
  readonly findSession: (hash: string) => Promise<StoredSession | null>
  readonly deleteSession: (hash: string) => Promise<void>
  /**
   * Deletes the sessions that were opened longer than that ago. Time is what the newest thing that is stored says, where
   * the clock runs ahead of it.
   */
  readonly dropSessions: (nowMs: number, olderThanMs: number) => Promise<void>
  /** The name under which a browser's recorder is seen; '' when it never gave one. */
  readonly nameOf: (browser: string) => Promise<string>
  readonly putName: (browser: string, name: string) => Promise<void>

  /** The layouts that the installation keeps under a name, in the order of the names. */
  readonly layouts: () => Promise<readonly StoredLayout[]>
  /** Keeps one under its name, in place of what that name stood for. */
  readonly putLayout: (layout: StoredLayout) => Promise<void>
  readonly deleteLayout: (name: string) => Promise<void>

  /** The Word templates that a meeting may take, its own and those of all, in the order of the names. */
  readonly templates: (meeting: string) => Promise<readonly TemplateHead[]>
  /** The content of exactly that one, or null. */
  readonly readTemplate: (meeting: string, name: string) => Promise<Uint8Array | null>
  /** Keeps one under its name, in place of what that name stood for in that meeting. Rejects when it is gone. */
  readonly putTemplate: (template: StoredTemplate) => Promise<void>
  readonly deleteTemplate: (meeting: string, name: string) => Promise<void>

  /** Rejects while nothing can be stored. */
  readonly check: () => Promise<StoreState>
  readonly close: () => Promise<void>
}

/** How many damaged places no later snapshot has made up for. */
export type StoreState = { readonly damaged: number }

/** The store did not do what it was asked to; nothing of that call is stored. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed'
}

/** A meeting's stored content is damaged beyond what can be passed over. */
export class CorruptMeeting extends Error {
  override readonly name = 'CorruptMeeting'
}
