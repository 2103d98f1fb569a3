import { memo } from 'react'
import { type LineReading, type LineRole, SECTIONS } from '../../shared/import/line-reading.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './import.module.css'
import { lineMessages } from './line-messages.ts'

type Props = {
  readonly reading: LineReading
  /** The line above in the document, where the list does not show it; '' otherwise. */
  readonly above: string
  readonly onRecast: (number: number, role: LineRole) => void
}

const GROUPS = {
  facts: ['title', ...SECTIONS.map(section => `heading:${section}` as const), 'value'],
  proceedings: ['item', 'action', 'opinions', 'theme', 'speaker', 'remark', 'joined'],
  rest: ['unplaced', 'skip'],
} as const satisfies Record<string, readonly LineRole[]>

/** One line: as it stands in the document, what it was taken for, and why that is not certain. */
export const LineRow = memo(function LineRow({ reading, above, onRecast }: Props) {
  const text = useMessages(lineMessages)
  const { number, raw, role, verdict, reason } = reading
  const groups = Object.entries(GROUPS) as [keyof typeof GROUPS, readonly LineRole[]][]
  const isOffered = groups.some(([, roles]) => roles.includes(role))
  return (
    <tr className={classNames(verdict !== 'certain' && styles.doubtful)}>
      <td className={styles.number}>{number}</td>
      <td>
        {above !== '' && <span className={styles.above}>{text.above(endOf(above))}</span>}
        <span className={styles.text}>{raw.trim()}</span>
        {reason && <small>{text.reasons[reason]}</small>}
      </td>
      <td>
        <select
          className={styles.role}
          aria-label={text.roleOf(number, raw.trim())}
          value={role}
          onChange={event => onRecast(number, event.target.value as LineRole)}
        >
          {!isOffered && <option value={role}>{text.role(role)}</option>}
          {groups.map(([group, roles]) => (
            <optgroup key={group} label={text.groups[group]}>
              {roles.map(each => (
                <option key={each} value={each}>
                  {text.role(each)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {verdict !== 'certain' && (
          <button type="button" className={styles.accept} onClick={() => onRecast(number, role)}>
            {text.accept}
          </button>
        )}
      </td>
    </tr>
  )
})

/** What a line goes on with is the end of the one above. */
function endOf(line: string): string {
  return line.length > 30 ? `…${line.slice(-30)}` : line
}
