import { setFacts } from '../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { patchMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useTask } from '../ui/use-task.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

type Props = { readonly connection: MeetingConnection; readonly meeting: Meeting }

/** In place of the editor until the meeting begins. */
export function BeginNotice({ connection, meeting }: Props) {
  const text = useMessages(streamMessages)
  const task = useTask()
  const begin = async () => {
    const answer = await task.run(() => patchMeeting(connection.meetingId, { phase: 'live' }))
    const first = meeting.agenda[0]
    if (answer !== null && first && meeting.currentAgenda === null)
      setFacts(connection.doc, { currentAgenda: first.id })
  }
  return (
    <div className={styles.guide}>
      <h2>{text.notBegun}</h2>
      <p>{text.notBegunText}</p>
      {task.failure && <ErrorNotice failure={task.failure} />}
      <div>
        <Button look="primary" isPending={task.isPending} onPress={() => void begin()}>
          {text.begin}
        </Button>
      </div>
    </div>
  )
}
