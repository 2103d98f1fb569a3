import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable } from '../sync/use-observable.ts'
import { colleaguesOf } from './people.ts'
import { meetingMarks, type RecorderMark } from './recorder-mark.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

type Props = {
  readonly connection: MeetingConnection
  readonly meeting: Pick<Meeting, 'entries'>
  readonly recorder: string
}

/** Who is here, oneself first. */
export function PeopleList({ connection, meeting, recorder }: Props) {
  const text = useMessages(streamMessages)
  const colleagues = useObservable(colleaguesOf(connection.awareness))
  const names = colleagues.map(({ user }) => user.name)
  const marks = meetingMarks(meeting.entries, [recorder, ...names])
  return (
    <ul className={styles.people} aria-label={text.people}>
      <li>
        <Badge mark={marks.get(recorder)} />
        {text.me(recorder)}
      </li>
      {colleagues.map(({ client, user, typing }) => (
        <li key={client}>
          <Badge mark={marks.get(user.name)} />
          {user.name}
          {typing && <span className={styles.typing}>{text.isTyping}</span>}
        </li>
      ))}
    </ul>
  )
}

function Badge({ mark }: { mark: RecorderMark | undefined }) {
  const colour = `var(--r${mark?.hue ?? 'A'})`
  return (
    <span className={styles.badge} style={{ color: colour }} aria-hidden="true">
      {mark?.letter}
    </span>
  )
}
