import { setItem } from '../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { cellId } from './cell-id.ts'
import { LiveField } from './FactField.tsx'
import { moreMessages } from './more-messages.ts'
import styles from './setup.module.css'
import { useSetup } from './setup-context.ts'

/** What each item came to, folded away: nobody knows it before the meeting. */
export function AgendaResults({ agenda }: Pick<Meeting, 'agenda'>) {
  const text = useMessages(moreMessages)
  const { connection } = useSetup()
  if (agenda.length === 0) return null
  return (
    <details className={styles.results}>
      <summary>{text.results}</summary>
      <div className={styles.facts}>
        {agenda.map(({ id, title, result }, index) => (
          <LiveField
            key={id}
            id={cellId('agenda', id, 'result')}
            label={text.resultOf(index + 1, title)}
            stored={result}
            onCommit={value => setItem(connection.doc, 'agenda', id, { result: value })}
          />
        ))}
      </div>
    </details>
  )
}
