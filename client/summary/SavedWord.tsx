import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useObservable } from '../sync/use-observable.ts'
import { classNames } from '../ui/class-names.ts'
import { clockTime } from '../ui/clock-time.ts'
import { Icon } from '../ui/Icon.tsx'
import { statusMessages } from '../ui/status-messages.ts'
import styles from './summary.module.css'

/** The saved state in a word while all is well; trouble has the status bar to itself. */
export function SavedWord({ connection }: { readonly connection: MeetingConnection }) {
  const state = useObservable(connection.save)
  const text = useMessages(statusMessages)
  return (
    <span className={classNames(styles.savedWord, state.kind === 'saved' && styles.saved)}>
      {state.kind === 'saved' && <Icon name="check" />}
      {wordOf(state, text)}
    </span>
  )
}

/** True for the states that the word covers. */
export function isCalm(state: SaveState): boolean {
  return ['connecting', 'saved', 'saving', 'unsaved'].includes(state.kind)
}

function wordOf(state: SaveState, text: (typeof statusMessages)['ja']): string {
  switch (state.kind) {
    case 'connecting':
      return text.connecting
    case 'saved':
      return text.saved(clockTime(state.atMs))
    case 'saving':
      return text.saving(state.pending)
    case 'unsaved':
      return text.unsaved(state.pending)
    default:
      return ''
  }
}
