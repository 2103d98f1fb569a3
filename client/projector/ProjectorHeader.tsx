import type { OutlineItem } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { clockText } from './clock-text.ts'
import { messages } from './messages.ts'
import { ProgressMarks } from './ProgressMarks.tsx'
import styles from './projector.module.css'
import { useMinute } from './use-room-screen.ts'

type Props = {
  readonly title: string
  readonly agenda: readonly OutlineItem[]
  readonly item: OutlineItem | null
  /** Since when the connection is lost, epoch ms; null while it is good. */
  readonly lostSinceMs: number | null
  readonly paused: boolean
}

/** A title longer than this is written smaller, so that it stays on one line. */
const LONG_TITLE = 18

/** What is discussed, how far the agenda is, what time it is. */
export function ProjectorHeader({ title, agenda, item, lostSinceMs, paused }: Props) {
  const text = useMessages(messages)
  const { agendaItem } = useMessages(words)
  const now = useMinute()
  const heading = item?.title || title
  return (
    <header className={styles.header}>
      <p className={styles.number}>{item?.number == null ? text.everything : agendaItem(item.number)}</p>
      <h1 data-long={heading.length > LONG_TITLE}>{heading}</h1>
      {lostSinceMs !== null && (
        <p className={styles.notice}>
          <Icon name="offline" />
          {text.since(clockText(new Date(lostSinceMs)))}
        </p>
      )}
      {paused && (
        <p className={styles.notice}>
          <Icon name="pause" />
          {text.paused}
        </p>
      )}
      <ProgressMarks agenda={agenda} />
      <time>{clockText(now)}</time>
    </header>
  )
}
