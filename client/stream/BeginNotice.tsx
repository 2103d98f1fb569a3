import { patchMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useTask } from '../ui/use-task.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

/** In place of the editor until the meeting begins. */
export function BeginNotice({ meeting }: { readonly meeting: string }) {
  const text = useMessages(streamMessages)
  const task = useTask()
  return (
    <div className={styles.guide}>
      <h2>{text.notBegun}</h2>
      <p>{text.notBegunText}</p>
      {task.failure && <ErrorNotice failure={task.failure} />}
      <div>
        <Button
          look="primary"
          isPending={task.isPending}
          onPress={() => void task.run(() => patchMeeting(meeting, { phase: 'live' }))}
        >
          {text.begin}
        </Button>
      </div>
    </div>
  )
}
