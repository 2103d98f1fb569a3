import { ENTRY_KINDS } from '../../shared/meeting/entry.ts'
import type { Counts } from '../../shared/summary/counts.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { messages } from './messages.ts'
import styles from './panel.module.css'

/** Where every entry went: the sums add up. */
export function LedgerPanel({ counts }: { readonly counts: Counts }) {
  const text = useMessages(messages)
  const { kinds, statuses } = useMessages(words)
  const byKind = ENTRY_KINDS.filter(kind => counts.byKind[kind] > 0)
  return (
    <section className={styles.panelPart}>
      <h2>{text.ledger}</h2>
      <table className={styles.ledger}>
        <tbody>
          <Row label={text.captured} count={counts.captured} />
          <Row label={`− ${text.merged}`} count={counts.merged} look={styles.minus} />
          <Row label={`− ${text.omitted}`} count={counts.omitted} look={styles.minus} />
          <Row label={`− ${text.memo}`} count={counts.memo} look={styles.minus} />
          <Row label={text.printed} count={counts.shown} look={styles.sum} />
        </tbody>
      </table>
      <p className={styles.detail}>
        {byKind
          .map(kind => `${kinds[kind]}${separator(kinds[kind])}${counts.byKind[kind]}`)
          .join(text.between)}
      </p>
      <p className={styles.detail}>
        {`${statuses.confirmed}${separator(statuses.confirmed)}${counts.confirmed}${text.between}`}
        {`${statuses.draft}${separator(statuses.draft)}${counts.unconfirmed}`}
      </p>
    </section>
  )
}

type RowProps = { readonly label: string; readonly count: number; readonly look?: string | undefined }

function Row({ label, count, look }: RowProps) {
  return (
    <tr className={look}>
      <th scope="row">{label}</th>
      <td>{count}</td>
    </tr>
  )
}

/** A Latin word and its number want a space between. */
function separator(word: string): string {
  return /[A-Za-z]$/.test(word) ? ' ' : ''
}
