import { useSyncExternalStore } from 'react'
import type { Observable } from './observable.ts'

/** The current value; the component follows its changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get)
}
