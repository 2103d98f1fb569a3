import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable } from '../sync/use-observable.ts'
import { classNames } from '../ui/class-names.ts'
import { clockMinute } from '../ui/clock-time.ts'
import styles from './people.module.css'
import { type Colleague, colleaguesOf } from './people.ts'
import { meetingMarks, type RecorderMark } from './recorder-mark.ts'
import { streamMessages } from './stream-messages.ts'
import type { Follow } from './use-follow.ts'
import { useLeavers } from './use-leavers.ts'

/** Beyond this many colleagues the badges alone are shown. */
const NAMED = 4

type Props = {
  readonly connection: MeetingConnection
  readonly meeting: Pick<Meeting, 'entries'>
  readonly recorder: string
  readonly follow: Follow
}

/** Who is here and on which entry, oneself first; pressing a colleague follows them. Whoever leaves fades at once. */
export function PeopleList({ connection, meeting, recorder, follow }: Props) {
  const text = useMessages(streamMessages)
  const colleagues = useObservable(colleaguesOf(connection.awareness))
  const leavers = useLeavers(colleagues)
  const names = [...colleagues, ...leavers].map(({ user }) => user.name)
  const marks = meetingMarks(meeting.entries, [recorder, ...names])
  return (
    <ul
      className={styles.people}
      aria-label={text.people}
      data-badges=""
      data-crowded={colleagues.length > NAMED ? '' : undefined}
    >
      <li title={text.me(recorder)}>
        <Badge mark={marks.get(recorder)} />
        <span className={styles.name}>{text.me(recorder)}</span>
      </li>
      {colleagues.map(colleague => (
        <li key={colleague.client}>
          <Person
            colleague={colleague}
            mark={marks.get(colleague.user.name)}
            at={meeting.entries.findLast(entry => entry.id === colleague.entry)?.at ?? ''}
            follow={follow}
          />
        </li>
      ))}
      {leavers.map(({ client, user }) => (
        <li key={client} data-left="">
          <Badge mark={marks.get(user.name)} isFaded />
          <span className={styles.name}>{text.left(user.name)}</span>
        </li>
      ))}
    </ul>
  )
}

type PersonProps = { colleague: Colleague; mark: RecorderMark | undefined; at: string; follow: Follow }

/** Pressing it does not take the focus from the editor. */
function Person({ colleague: { client, user, typing }, mark, at, follow }: PersonProps) {
  const text = useMessages(streamMessages)
  const hint = text.followHint(clockMinute(at))
  const isFollowed = follow.followed?.client === client
  return (
    <button
      type="button"
      className={styles.person}
      title={`${user.name}　${hint}`}
      aria-pressed={isFollowed}
      onMouseDown={event => event.preventDefault()}
      onClick={() => (isFollowed ? follow.stop() : follow.start(client))}
    >
      <Badge mark={mark} />
      <span className={styles.name}>{user.name}</span>
      {typing && <span className={styles.typing}>{text.isTyping}</span>}
      <span className={styles.spoken}>{hint}</span>
    </button>
  )
}

function Badge({ mark, isFaded = false }: { mark: RecorderMark | undefined; isFaded?: boolean }) {
  const colour = isFaded ? 'var(--ink-3)' : `var(--r${mark?.hue ?? 'A'})`
  return (
    <span
      className={classNames(styles.badge, isFaded && styles.faded)}
      style={{ color: colour }}
      aria-hidden="true"
    >
      {mark?.letter}
    </span>
  )
}
