import { CLOSE_CODES, refusesWords } from '../../shared/sync/close-codes.ts'
import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { rejoin } from '../sync/open-connections.ts'
import type { SaveState } from '../sync/save-state.ts'
import { Button } from './Button.tsx'
import { buttonClass } from './button-class.ts'
import { CopyMine } from './CopyMine.tsx'
import { closedTitle } from './closed-title.ts'
import { Icon } from './Icon.tsx'
import { RefusedWords } from './RefusedWords.tsx'
import styles from './status-bar.module.css'
import { statusMessages } from './status-messages.ts'

type Props = {
  readonly state: Extract<SaveState, { kind: 'closed' }>
  readonly connection: MeetingConnection
}

/** The bar once the server has closed the connection for good: why, what can be taken away, the next step. */
export function ClosedBar({ state, connection }: Props) {
  const text = useMessages(statusMessages)
  return (
    <>
      <span className={styles.loud}>
        <Icon name="warning" />
        {closedTitle(state.code, text)}
      </span>
      <span className={styles.middle}>{text.closedReason(state.code)}</span>
      <span className={styles.end}>
        {state.pending > 0 && <CopyMine connection={connection} />}
        <RefusedWords connection={connection} />
        <NextStep code={state.code} meetingId={connection.meetingId} />
      </span>
    </>
  )
}

function NextStep({ code, meetingId }: { readonly code: number; readonly meetingId: string }) {
  const text = useMessages(statusMessages)
  if (code === CLOSE_CODES.meetingDeleted)
    return (
      <a className={buttonClass({ small: true })} href="/">
        {text.home}
      </a>
    )
  if (refusesWords(code))
    return (
      <Button small onPress={() => void rejoin(meetingId)}>
        {text.rejoin}
      </Button>
    )
  return (
    <Button small onPress={() => location.reload()}>
      {code === CLOSE_CODES.tokenReplaced ? text.newLink : text.reload}
    </Button>
  )
}
