import type { Duplicate, Suggestion } from '../../../shared/assist/hints.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { createSource, type Observable } from '../../sync/observable.ts'
import type { AssistKeys } from '../editor/assist-keys.ts'

/** What a key has just done. */
export type Done =
  | { readonly kind: 'tagged'; readonly label: string }
  | { readonly kind: 'merged' }
  | { readonly kind: 'apart' }

/** What the assist line says; nothing while somebody types. */
export type Hints = {
  readonly suggestion: Suggestion | null
  readonly duplicate: Duplicate | null
  readonly done: Done | null
}

/** The help of one recorder. */
export type Assist = {
  readonly hints: Observable<Hints>
  /** What the keys of hints do, for buttons. */
  readonly keys: AssistKeys
  /** The meeting as it is now; taken in when the page is idle. */
  readonly follow: (meeting: Meeting) => void
  readonly close: () => void
}

export const NOTHING: Hints = { suggestion: null, duplicate: null, done: null }
/** While nobody helps. */
export const NO_HINTS: Observable<Hints> = createSource(NOTHING)

export function hasHint({ suggestion, duplicate, done }: Hints): boolean {
  return suggestion !== null || duplicate !== null || done !== null
}
