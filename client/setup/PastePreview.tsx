import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import table from '../ui/scrolled-table.module.css'
import type { Preview } from './PasteDialog.tsx'
import styles from './paste.module.css'
import { pasteMessages } from './paste-messages.ts'
import type { Column } from './setup-messages.ts'

type Props = {
  readonly preview: Preview
  readonly columns: readonly Column[]
  readonly isTaken: (at: number) => boolean
  readonly onDecide: (at: number, isTaken: boolean) => void
}

/** What was read, line by line with a tick, and what could not be read. */
export function PastePreview({ preview, columns, isTaken, onDecide }: Props) {
  const text = useMessages(pasteMessages)
  const used = columns.filter((column, at) => at === 0 || preview.rows.some(row => row.values[column.key]))
  const name = (at: number) => preview.rows[at]?.values[columns[0]?.key ?? ''] ?? ''
  return (
    <div className={styles.preview}>
      <h3>{text.preview}</h3>
      {preview.rows.length === 0 && <p role="status">{text.nothing}</p>}
      {preview.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <section className={classNames(table.table, styles.scroll)} tabIndex={0} aria-label={text.preview}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.take}</th>
                {used.map(column => (
                  <th key={column.key} scope="col">
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are the lines of one text, their place is their identity
                <tr key={at} className={isTaken(at) ? undefined : styles.left}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={text.takeRow(name(at))}
                      checked={isTaken(at)}
                      onChange={event => onDecide(at, event.target.checked)}
                    />
                  </td>
                  {used.map((column, index) => (
                    <td key={column.key}>
                      {row.values[column.key]}
                      {index === 0 && row.note !== '' && <small>{row.note}</small>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {preview.unusedColumns.length > 0 && <p>{text.unusedColumns(preview.unusedColumns.join('、'))}</p>}
      {preview.unread.length > 0 && (
        <>
          <h3>{text.unread}</h3>
          <ul className={styles.unread}>
            {preview.unread.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat, their place is their identity
              <li key={at}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
