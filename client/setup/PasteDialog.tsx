import { useState } from 'react'
import { TextField as AriaTextField, Label, Text, TextArea } from 'react-aria-components'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import fieldStyles from '../ui/field.module.css'
import { PastePreview } from './PastePreview.tsx'
import { pasteMessages } from './paste-messages.ts'
import type { Column } from './setup-messages.ts'

export type PreviewRow = {
  readonly values: Readonly<Record<string, string>>
  /** Ticked unless the person decides otherwise. */
  readonly isTaken: boolean
  readonly note: string
}
export type Preview = {
  readonly rows: readonly PreviewRow[]
  readonly unread: readonly string[]
  readonly unusedColumns: readonly string[]
}

type Props = {
  readonly kind: 'agenda' | 'attendees'
  readonly initial: string
  readonly columns: readonly Column[]
  readonly read: (text: string) => Preview
  readonly onAdd: (rows: readonly Readonly<Record<string, string>>[]) => void
  readonly onClose: () => void
}

/** Takes a pasted list, shows what was understood of it, and adds what is ticked. Nothing is added before. */
export function PasteDialog({ kind, initial, columns, read, onAdd, onClose }: Props) {
  const messages = useMessages(pasteMessages)
  const text = messages[kind]
  const [pasted, setPasted] = useState(initial)
  const [decided, setDecided] = useState<ReadonlyMap<number, boolean>>(new Map())
  const preview = read(pasted)
  const taken = preview.rows.filter((row, at) => decided.get(at) ?? row.isTaken)
  return (
    <Dialog wide isOpen title={text.title} onClose={onClose}>
      <AriaTextField
        className={fieldStyles.field ?? ''}
        value={pasted}
        onChange={value => {
          setPasted(value)
          setDecided(new Map())
        }}
        autoFocus
      >
        <Label className={fieldStyles.label ?? ''}>{text.field}</Label>
        <TextArea className={fieldStyles.input ?? ''} rows={pasted === '' ? 8 : 4} />
        <Text slot="description" className={fieldStyles.support ?? ''}>
          {text.support}
        </Text>
      </AriaTextField>
      {pasted.trim() !== '' && (
        <PastePreview
          preview={preview}
          columns={columns}
          isTaken={at => decided.get(at) ?? preview.rows[at]?.isTaken ?? false}
          onDecide={(at, isTaken) => setDecided(new Map(decided).set(at, isTaken))}
        />
      )}
      <DialogActions>
        <Button
          look="primary"
          isDisabled={taken.length === 0}
          onPress={() => {
            onAdd(taken.map(row => row.values))
            onClose()
          }}
        >
          {text.add(taken.length)}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {messages.cancel}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
