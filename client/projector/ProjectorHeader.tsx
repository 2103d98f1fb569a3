import type { CSSProperties } from 'react'
import type { OutlineItem } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { LineIcon } from '../ui/LineIcon.tsx'
import { SCREEN_ICONS } from '../ui/screen-icons.ts'
import { clockText } from './clock-text.ts'
import styles from './header.module.css'
import { messages } from './messages.ts'
import { Phrases } from './Phrases.tsx'
import { ProgressMarks } from './ProgressMarks.tsx'
import { textEms } from './text-width.ts'
import { useMinute } from './use-room-screen.ts'

type Props = {
  readonly title: string
  readonly agenda: readonly OutlineItem[]
  readonly item: OutlineItem | null
  /** Since when the connection is lost, epoch ms; null while it is good. */
  readonly lostSinceMs: number | null
  readonly paused: boolean
}

/** The title's size and the width that it has beside number and clock; items of the agenda and notices take their share. In units. */
const TITLE = {
  largest: 54,
  smallest: 38,
  least: 28,
  width: 1480,
  item: 70,
  items: 700,
  notice: 380,
} as const

/** What is discussed, how far the agenda is, what time it is. */
export function ProjectorHeader({ title, agenda, item, lostSinceMs, paused }: Props) {
  const text = useMessages(messages)
  const { agendaItem } = useMessages(words)
  const now = useMinute()
  const heading = item?.title || title
  const notices = (lostSinceMs === null ? 0 : 1) + (paused ? 0.5 : 0)
  return (
    <header className={styles.header}>
      <p className={styles.number}>{item?.number == null ? text.everything : agendaItem(item.number)}</p>
      <h1 style={{ '--title-size': titleSize(heading, agenda.length, notices) } as CSSProperties}>
        <Phrases text={heading} />
      </h1>
      {lostSinceMs !== null && (
        <p className={styles.notice}>
          <LineIcon path={SCREEN_ICONS.offline} />
          {text.since(clockText(new Date(lostSinceMs)))}
        </p>
      )}
      {paused && (
        <p className={styles.notice}>
          <LineIcon path={SCREEN_ICONS.pause} />
          {text.paused}
        </p>
      )}
      <ProgressMarks agenda={agenda} />
      <time>{clockText(now)}</time>
    </header>
  )
}

/** As large as one line allows; a title that is too long for the smallest size takes two lines, or three smaller ones. */
function titleSize(title: string, items: number, notices: number): number {
  const ems = Math.max(1, textEms(title))
  const room = TITLE.width - Math.min(TITLE.items, items * TITLE.item) - notices * TITLE.notice
  const onOneLine = Math.min(TITLE.largest, Math.floor(room / ems))
  const onTwoLines = Math.min(TITLE.smallest, Math.floor((1.9 * room) / ems))
  return Math.max(TITLE.least, onOneLine, onTwoLines)
}
