import type { MeetingRow } from '../../shared/api.ts'
import type { Phase } from '../../shared/meeting/read-meeting.ts'
import { useLanguage, useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { type MeetingScreen, pathOf } from '../route.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { meetingName } from '../ui/meeting-name.ts'
import styles from './home.module.css'
import { homeMessages } from './home-messages.ts'
import { RowMenu } from './RowMenu.tsx'
import { rowDate, shortDay } from './row-date.ts'

/** The next sensible page in each phase. */
const NEXT_SCREEN: Readonly<Record<Phase, MeetingScreen>> = {
  prepare: 'setup',
  live: 'stream',
  edit: 'summary',
  final: 'summary',
}

type Props = {
  readonly row: MeetingRow
  readonly onUseAsPrevious: () => void
  readonly onRemoved: () => void
}

/** One meeting with its one action; rarer ones are in the menu. */
export function MeetingTableRow({ row, onUseAsPrevious, onRemoved }: Props) {
  const text = useMessages(homeMessages)
  const { day, rest } = rowDate(row.startsAt, useLanguage())
  const to = pathOf({ kind: 'meeting', meeting: row.id, screen: NEXT_SCREEN[row.phase] })
  const title = meetingName(row.title) || text.untitled
  return (
    <tr className={row.phase === 'live' ? styles.live : undefined}>
      <td className={styles.date}>
        <time dateTime={row.startsAt}>{day || text.undated}</time>
        <small>{rest}</small>
      </td>
      <td>
        <AppLink className={styles.title} to={to}>
          {title}
        </AppLink>
        <small>{row.venue}</small>
      </td>
      <td className={styles.number}>{row.entries}</td>
      <td className={styles.state}>{useStateWords(row)}</td>
      <td className={styles.actions}>
        <AppLink
          className={buttonClass({ small: true, look: row.phase === 'live' ? 'primary' : 'plain' })}
          to={to}
          aria-label={`${text.actions[row.phase]}　${title}`}
        >
          {text.actions[row.phase]}
        </AppLink>
        <RowMenu meeting={row.id} title={title} onUseAsPrevious={onUseAsPrevious} onRemoved={onRemoved} />
      </td>
    </tr>
  )
}

function useStateWords(row: MeetingRow): string {
  const text = useMessages(homeMessages)
  const { agendaItem } = useMessages(words)
  const language = useLanguage()
  const recorders = row.online > 0 ? [text.recorders(row.online)] : []
  if (row.phase === 'live')
    return [...(row.currentAgenda ? [agendaItem(row.currentAgenda.number)] : []), ...recorders].join('　')
  const day = shortDay(row.updatedAt, language)
  return [...(day === '' ? [] : [text.updated(day)]), ...recorders].join('　')
}
