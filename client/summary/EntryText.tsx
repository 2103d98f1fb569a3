import styles from './summary.module.css'
import type { SummaryLine } from './summary-lines.ts'

type Props = { readonly line: Extract<SummaryLine, { kind: 'action' | 'opinion' }> }

/** An entry's printed text behind its bullet; hard breaks stand under the text. */
export function EntryText({ line }: Props) {
  return (
    <p className={line.kind === 'action' ? styles.action : styles.opinion}>
      {line.entry.mark}
      {line.entry.lines.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other identity
        <span key={index}>
          {index > 0 && <br />}
          {text}
        </span>
      ))}
    </p>
  )
}
