import { parseAttendeeTable } from '../../shared/import/attendee-table.ts'
import type { Attendee } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { PasteDialog, type Preview } from './PasteDialog.tsx'
import { pasteMessages } from './paste-messages.ts'
import { setupMessages } from './setup-messages.ts'
import { useListEdits } from './use-list-edits.ts'

type Props = {
  readonly initial: string
  readonly present: readonly Attendee[]
  readonly onClose: () => void
}

/** Attendees from a table copied in Excel; those who are on the list already are not ticked. */
export function AttendeePaste({ initial, present, onClose }: Props) {
  const { attendees, attendance } = useMessages(setupMessages)
  const { already, note } = useMessages(pasteMessages)
  const edits = useListEdits('attendees')
  const known = new Set(present.map(identityOf))
  const read = (text: string): Preview => {
    const table = parseAttendeeTable(text)
    const rows = table.rows.map(row => {
      const isKnown = known.has(identityOf(row))
      return { values: row, isTaken: !isKnown, note: isKnown ? already : '' }
    })
    return { ...table, rows }
  }
  return (
    <PasteDialog
      kind="attendees"
      initial={initial}
      columns={[
        ...attendees.columns,
        { key: 'attendance', label: attendance.heading ?? '' },
        { key: 'note', label: note },
      ]}
      read={read}
      onAdd={rows => rows.forEach(values => void edits.add(values))}
      onClose={onClose}
    />
  )
}

function identityOf({ name, affiliation }: Pick<Attendee, 'name' | 'affiliation'>): string {
  return `${name}\n${affiliation}`.normalize('NFKC').replace(/[^\S\n]/g, '')
}
