import type { Store } from './store.ts'

/** The calls that cross to the worker thread: the store's own methods, by name, with their arguments. */
export type StoreMethod = Exclude<keyof Store, 'close'>
export type StoreCall = {
  [M in StoreMethod]: { readonly id: number; readonly method: M; readonly args: Parameters<Store[M]> }
}[StoreMethod]

/** What comes back: one message for all calls of a commit. `corrupt` names the error class across the threads. */
export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly corrupt: boolean }

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'replies'; readonly replies: readonly StoreReply[] }
  | { readonly kind: 'closed' }

/** What the worker is told besides calls. */
export type WorkerRequest = { readonly kind: 'call'; readonly call: StoreCall } | { readonly kind: 'close' }
export type WorkerSettings = { readonly directory: string }
