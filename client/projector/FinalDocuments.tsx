import { FORMATS } from '../../shared/formats/formats.ts'
import { type Messages, useLanguage, useMessages } from '../i18n/language.ts'
import styles from './final-documents.module.css'

const messages: Messages<{ take: string }> = {
  ja: { take: '確定した開催概要' },
  en: { take: 'The final summary' },
}
const formats = FORMATS.filter(format => format.of === 'summary')

type Props = { readonly meeting: string }

/** The documents of a final meeting for whoever holds its link. On the room's screen they go with the pointer. */
export function FinalDocuments({ meeting }: Props) {
  const text = useMessages(messages)
  const language = useLanguage()
  return (
    <nav className={styles.bar} aria-label={text.take}>
      <span aria-hidden="true">{text.take}</span>
      {formats.map(format => (
        <a
          key={format.id}
          href={`/api/meetings/${encodeURIComponent(meeting)}/summary.${format.id}`}
          download=""
        >
          {format.label[language]}
        </a>
      ))}
    </nav>
  )
}
