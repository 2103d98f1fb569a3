import { useMemo } from 'react'
import type { Observable } from '../sync/observable.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useObservable } from '../sync/use-observable.ts'
import { settled } from './settled.ts'

/** What is to be shown of what is saved; see `settled`. */
export function useSettled(save: Observable<SaveState>): SaveState {
  return useObservable(useMemo(() => settled(save), [save]))
}
