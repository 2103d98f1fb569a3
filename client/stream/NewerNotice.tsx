import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { statusMessages } from '../ui/status-messages.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

/** In place of the editor when the meeting was written by a newer version: an older editor would damage it. */
export function NewerNotice() {
  const text = useMessages(streamMessages)
  const { reload } = useMessages(statusMessages)
  return (
    <div className={styles.guide}>
      <h2>{text.newer}</h2>
      <p>{text.newerText}</p>
      <div>
        <Button look="primary" onPress={() => location.reload()}>
          {reload}
        </Button>
      </div>
    </div>
  )
}
