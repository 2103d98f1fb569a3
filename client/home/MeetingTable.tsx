import type { MeetingRow } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { groupRows } from './group-rows.ts'
import styles from './home.module.css'
import { homeMessages } from './home-messages.ts'
import { MeetingTableRow } from './MeetingTableRow.tsx'

type Props = {
  readonly rows: readonly MeetingRow[]
  readonly onUseAsPrevious: (row: MeetingRow) => void
  readonly onRemoved: () => void
}

/** The meetings by phase. */
export function MeetingTable({ rows, onUseAsPrevious, onRemoved }: Props) {
  const text = useMessages(homeMessages)
  const groups = groupRows(rows)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.columns.date}</th>
          <th scope="col">{text.columns.meeting}</th>
          <th scope="col" className={styles.number}>
            {text.columns.entries}
          </th>
          <th scope="col">{text.columns.state}</th>
          <th scope="col">
            <span className={styles.unseen}>{text.columns.actions}</span>
          </th>
        </tr>
      </thead>
      {groups.map(group => (
        <tbody key={group.phase}>
          <tr className={styles.group}>
            <th scope="rowgroup" colSpan={5}>
              {text.groups[group.phase]}
            </th>
          </tr>
          {group.rows.map(row => (
            <MeetingTableRow
              key={row.id}
              row={row}
              onUseAsPrevious={() => onUseAsPrevious(row)}
              onRemoved={onRemoved}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}
