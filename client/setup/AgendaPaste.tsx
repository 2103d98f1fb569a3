import { parseAgendaText } from '../../shared/import/agenda-text.ts'
import { useMessages } from '../i18n/language.ts'
import { PasteDialog, type Preview } from './PasteDialog.tsx'
import { setupMessages } from './setup-messages.ts'
import { useListEdits } from './use-list-edits.ts'

type Props = { readonly initial: string; readonly onClose: () => void }

/** Agenda items from a pasted 次第. */
export function AgendaPaste({ initial, onClose }: Props) {
  const { agenda } = useMessages(setupMessages)
  const edits = useListEdits('agenda')
  return (
    <PasteDialog
      kind="agenda"
      initial={initial}
      columns={agenda.columns}
      read={previewOf}
      onAdd={rows => rows.forEach(values => void edits.add(values))}
      onClose={onClose}
    />
  )
}

function previewOf(text: string): Preview {
  const { lines, unread } = parseAgendaText(text)
  const rows = lines.map(({ title, documents, kind, isItem }) => ({
    values: { title, documents, kind },
    isTaken: isItem,
    note: '',
  }))
  return { rows, unread, unusedColumns: [] }
}
