import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Button } from './Button.tsx'
import { CopyMine } from './CopyMine.tsx'
import { clockTime } from './clock-time.ts'
import { Icon } from './Icon.tsx'
import { keptMessages } from './kept-messages.ts'
import { RetryCountdown } from './RetryCountdown.tsx'
import styles from './status-bar.module.css'
import { statusMessages } from './status-messages.ts'

type Props = {
  readonly state: Extract<SaveState, { kind: 'offline' }>
  readonly connection: MeetingConnection
}

/** The bar while the connection is lost: where what is typed is, how to take it away, when it is tried again. */
export function OfflineBar({ state, connection }: Props) {
  const text = useMessages(statusMessages)
  const where = useWhereKept(state, connection)
  const last = state.lastSavedMs === null ? '' : text.lastSaved(clockTime(state.lastSavedMs))
  return (
    <>
      <span className={styles.loud}>
        <Icon name="offline" />
        {text.offline}
      </span>
      <span className={styles.middle}>{[where, last].filter(part => part !== '').join('　')}</span>
      <span className={styles.end}>
        <span className={styles.countdown}>
          <RetryCountdown atMs={state.retryAtMs} />
        </span>
        {state.pending > 0 && <CopyMine connection={connection} />}
        <Button small onPress={connection.reconnectNow}>
          {text.reconnect}
        </Button>
      </span>
    </>
  )
}

/** Without a save on this page the document came from the copy. */
function useWhereKept({ pending, lastSavedMs }: Props['state'], connection: MeetingConnection): string {
  const text = useMessages(keptMessages)
  const isKept = useObservable(connection.copy) === 'kept'
  if (pending > 0) return isKept ? text.kept(pending) : text.notKept(pending)
  return lastSavedMs === null && connection.ready.get() ? text.fromCopy : ''
}
