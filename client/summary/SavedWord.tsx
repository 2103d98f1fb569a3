import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { calmWord, isCalm } from '../ui/calm-word.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import { statusMessages } from '../ui/status-messages.ts'
import { useSettled } from '../ui/use-settled.ts'
import styles from './summary.module.css'

/** The saved state in a word while all is well; trouble has the status bar to itself. */
export function SavedWord({ connection }: { readonly connection: MeetingConnection }) {
  const state = useSettled(connection.save)
  const text = useMessages(statusMessages)
  return (
    <span className={classNames(styles.savedWord, state.kind === 'saved' && styles.saved)}>
      {state.kind === 'saved' && <Icon name="check" />}
      {isCalm(state) && calmWord(state, text)}
    </span>
  )
}
