import type { OutlineItem } from '../../shared/outline/outline.ts'
import { fullWidthDigits } from '../../shared/summary/numbering.ts'
import { useLanguage, useMessages } from '../i18n/language.ts'
import styles from './header.module.css'
import { messages } from './messages.ts'

/** With more items than this only the current one's number is written. */
const NUMBERED = 12

/** The agenda as a row of marks: done, current, open. */
export function ProgressMarks({ agenda }: { readonly agenda: readonly OutlineItem[] }) {
  const { progress } = useMessages(messages)
  const language = useLanguage()
  const items = agenda.filter(item => item.id !== null)
  return (
    <ol className={styles.progress} aria-label={progress} data-many={items.length > NUMBERED}>
      {items.map(item => (
        <li
          key={item.id}
          data-state={item.state}
          aria-current={item.state === 'current' ? 'step' : undefined}
          title={item.title}
        >
          <span className={styles.progressNumber}>{numberText(item.number ?? 0, language)}</span>
        </li>
      ))}
    </ol>
  )
}

function numberText(number: number, language: string): string {
  return language === 'ja' && number < 10 ? fullWidthDigits(number) : String(number)
}
