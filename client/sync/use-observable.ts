import { useSyncExternalStore } from 'react'
import type { Observable } from './observable.ts'

/** The current value; the component follows its changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get)
}

/** What is read of it, a primitive; the component is drawn again when that changes, not with every change. */
export function useObserved<T, Read extends string | number | boolean | null | undefined>(
  observable: Observable<T>,
  read: (value: T) => Read,
): Read {
  return useSyncExternalStore(observable.subscribe, () => read(observable.get()))
}
