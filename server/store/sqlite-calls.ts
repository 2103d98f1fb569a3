import type { PackedAppends } from './packed-appends.ts'
import type { LoadedLog, Merging } from './sqlite-log.ts'
import type { Damage, Store } from './store.ts'

/** What the worker thread does: the store's own methods, and those that the store needs for itself. */
export type StoreMethods = Omit<Store, 'close' | 'load' | 'planPurge'> & {
  readonly load: (id: string) => Promise<LoadedLog>
  /** From now on `load` begins with this snapshot of everything up to `seq`; the log behind it is kept. */
  readonly putSnapshot: (id: string, snapshot: Uint8Array, seq: number) => Promise<void>
  /** Meetings with rows that are older and were not thinned. */
  readonly thinnable: (beforeMs: number) => Promise<readonly string[]>
  readonly mergeRows: (id: string, merging: Merging) => Promise<void>
  /** Up to that number the log is as thin as the history allows. */
  readonly thinned: (id: string, upto: number) => Promise<void>
  /** Answers when damage was found last: what was marked before keeps its time. */
  readonly markDamage: (id: string, damage: readonly Damage[], atMs: number) => Promise<number>
}

/** The calls that cross to the worker thread, by name, with their arguments. */
export type StoreMethod = keyof StoreMethods
export type StoreCall = {
  [M in StoreMethod]: {
    readonly id: number
    readonly method: M
    readonly args: Parameters<StoreMethods[M]>
  }
}[StoreMethod]

/** What comes back: one message for all calls of a commit. `corrupt` names the error class across the threads. */
export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly corrupt: boolean }

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'replies'; readonly replies: readonly StoreReply[]; readonly appended: Appendeds }
  | { readonly kind: 'closed' }

/** The answers to `append` calls that were stored, in few long arrays. */
export type Appendeds = { readonly ids: readonly number[]; readonly seqs: readonly number[] }

/** What the worker is told. A batch is one commit; its appends come first. */
export type WorkerRequest =
  | { readonly kind: 'calls'; readonly appends: PackedAppends; readonly others: readonly StoreCall[] }
  | { readonly kind: 'close' }
export type WorkerSettings = { readonly directory: string }

/** Where everything is, in the data folder. */
export const DATABASE_FILE = 'yoroku.db'
