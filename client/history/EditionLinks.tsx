import { FORMATS } from '../../shared/formats/formats.ts'
import type { HistoryPoint } from '../../shared/history.ts'
import { useLanguage, useMessages } from '../i18n/language.ts'
import styles from './history.module.css'
import { historyMessages } from './history-messages.ts'
import { editionOf } from './point-words.ts'

const formats = FORMATS.filter(format => format.of === 'summary')

/** The documents of a moment at which the meeting became final, as they were then. */
export function EditionLinks({
  meetingId,
  point,
}: {
  readonly meetingId: string
  readonly point: HistoryPoint
}) {
  const text = useMessages(historyMessages)
  const language = useLanguage()
  const edition = editionOf(point)
  if (edition === null) return null
  return (
    <p className={styles.links}>
      <span>{text.documents(text.edition(edition))}</span>
      {formats.map(format => (
        <a
          key={format.id}
          href={`/api/meetings/${encodeURIComponent(meetingId)}/history/${point.id}/summary.${format.id}`}
          download=""
        >
          {format.label[language]}
        </a>
      ))}
    </p>
  )
}
