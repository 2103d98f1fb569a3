import { useState } from 'react'
import { setItem } from '../../shared/meeting/edit-meeting.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { AttendeePaste } from './AttendeePaste.tsx'
import { ListTable, type Row } from './ListTable.tsx'
import { pasteMessages } from './paste-messages.ts'
import styles from './setup.module.css'
import { useSetup } from './setup-context.ts'
import { setupMessages } from './setup-messages.ts'

/** The attendees as a table, and the way to paste one from Excel. */
export function AttendeesSection({ meeting }: { readonly meeting: Meeting }) {
  const text = useMessages(setupMessages)
  const paste = useMessages(pasteMessages)
  const { isReadOnly } = useSetup()
  const [pasted, setPasted] = useState<string | null>(null)
  return (
    <section id="attendees" tabIndex={-1} aria-labelledby="attendees-heading">
      <div className={styles.head}>
        <h2 id="attendees-heading">{text.attendees.heading}</h2>
        {!isReadOnly && (
          <Button small icon="clipboard" onPress={() => setPasted('')}>
            {paste.attendees.button}
          </Button>
        )}
      </div>
      <ListTable
        list="attendees"
        rows={meeting.attendees.map(({ id, name, reading, affiliation, post, role, group, attendance }) => ({
          id,
          values: { name, reading, affiliation, post, role, group, attendance },
        }))}
        lead={(_, number) => number}
        tail={{
          label: text.attendance.heading ?? '',
          cell: (row, number) => <Attendance row={row} number={number} />,
        }}
        onPasteTable={clip => {
          const isTable = /[\t\n]/.test(clip.trim())
          if (isTable) setPasted(clip)
          return isTable
        }}
      />
      {pasted !== null && (
        <AttendeePaste initial={pasted} present={meeting.attendees} onClose={() => setPasted(null)} />
      )}
    </section>
  )
}

const ATTENDANCES = ['present', 'absent', 'proxy', 'online', 'part']

function Attendance({ row, number }: { readonly row: Row; readonly number: number }) {
  const text = useMessages(setupMessages)
  const { connection, isReadOnly } = useSetup()
  const value = row.values.attendance ?? 'present'
  return (
    <select
      className={styles.select}
      aria-label={`${text.attendees.item(number)}　${text.attendance.heading}`}
      value={value}
      disabled={isReadOnly}
      onChange={event => setItem(connection.doc, 'attendees', row.id, { attendance: event.target.value })}
    >
      {[...new Set([...ATTENDANCES, value])].map(each => (
        <option key={each} value={each}>
          {text.attendance[each] ?? each}
        </option>
      ))}
    </select>
  )
}
