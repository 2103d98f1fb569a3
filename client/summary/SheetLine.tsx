import { EntryText } from './EntryText.tsx'
import styles from './sheet.module.css'
import type { RowLine, SummaryLine } from './summary-lines.ts'

/** One paragraph of the document as it is printed. */
export function SheetLine({ line }: { readonly line: SummaryLine }) {
  switch (line.kind) {
    case 'title':
      return <h2 className={styles.title}>{line.text}</h2>
    case 'stamp':
      return <p className={styles.stamp}>{line.text}</p>
    case 'label':
      return <h3 className={styles.section}>{line.text}</h3>
    case 'fact':
      return <p className={styles.fact}>{line.text}</p>
    case 'item':
      return <h4 className={styles.item}>{line.text}</h4>
    case 'note':
      return <p className={styles.action}>・{line.text}</p>
    case 'heading': {
      const Heading = `h${line.level}` as const
      return <Heading className={styles.heading}>{line.text}</Heading>
    }
    case 'theme': {
      const Heading = `h${line.level}` as const
      return <Heading className={styles.theme}>{line.text}</Heading>
    }
    case 'blank':
      return <div className={styles.blank} />
    case 'annex':
      return <h3 className={styles.annex}>{line.text}</h3>
    case 'row':
      return <SheetRow line={line} />
    case 'action':
    case 'opinion':
      return <EntryText line={line} />
  }
}

function SheetRow({ line }: { readonly line: RowLine }) {
  const columns = line.shares.map(share => `minmax(0, ${share}fr)`).join(' ')
  return (
    <div className={styles.row} style={{ gridTemplateColumns: columns }}>
      {line.cells.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells of one row have no other identity
        <div key={index}>{text}</div>
      ))}
    </div>
  )
}
