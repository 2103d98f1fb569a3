/** A value that tells when it changes; made for `useSyncExternalStore`. */
export type Observable<T> = {
  readonly get: () => T
  readonly subscribe: (listener: () => void) => () => void
}

export type Source<T> = Observable<T> & { readonly set: (next: T) => void }

/** A source that is silent when set to the value it holds (`Object.is`, or `same`). */
export function createSource<T>(initial: T, same: (a: T, b: T) => boolean = Object.is): Source<T> {
  const listeners = new Set<() => void>()
  let current = initial
  return {
    get: () => current,
    set: next => {
      if (same(current, next)) return
      current = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
