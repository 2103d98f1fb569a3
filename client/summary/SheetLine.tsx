import { EntryText } from './EntryText.tsx'
import styles from './sheet.module.css'
import type { SummaryLine } from './summary-lines.ts'

/** One paragraph of the document as it is printed. */
export function SheetLine({ line }: { readonly line: SummaryLine }) {
  switch (line.kind) {
    case 'title':
      return <h2 className={styles.title}>{line.text}</h2>
    case 'stamp':
      return <p className={styles.stamp}>{line.text}</p>
    case 'label':
      return (
        <h3 className={styles.section}>
          {line.number !== '' && <span className={styles.sectionNumber}>{line.number}</span>}
          <span className={styles.sectionLabel}>{line.text}</span>
        </h3>
      )
    case 'fact':
      return <p className={styles.fact}>{line.text}</p>
    case 'item':
      return (
        <h4 className={styles.item}>
          {line.number !== '' && <span className={styles.itemNumber}>{line.number}</span>}
          {line.text}
        </h4>
      )
    case 'note':
      return <p className={styles.action}>・{line.text}</p>
    case 'heading': {
      const Heading = `h${line.level}` as const
      return <Heading className={styles.heading}>{line.text}</Heading>
    }
    case 'theme': {
      const Heading = `h${line.level}` as const
      return <Heading className={line.first ? styles.firstTheme : styles.theme}>{line.text}</Heading>
    }
    case 'action':
    case 'opinion':
      return <EntryText line={line} />
  }
}
