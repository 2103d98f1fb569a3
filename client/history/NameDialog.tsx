import { useState } from 'react'
import { MAX_LINE } from '../../shared/api.ts'
import { namePoint } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useTask } from '../ui/use-task.ts'
import { historyMessages } from './history-messages.ts'

type Props = {
  readonly meetingId: string
  readonly onClose: () => void
  readonly onNamed: () => void
}

/** Gives the record as it is now a name, to be found by. */
export function NameDialog({ meetingId, onClose, onNamed }: Props) {
  const text = useMessages(historyMessages)
  const task = useTask()
  const [name, setName] = useState('')
  const isGiven = name.trim() !== ''
  const keep = async () => {
    if (isGiven && (await task.run(() => namePoint(meetingId, name))) !== null) onNamed()
  }
  return (
    <FormDialog
      title={text.nameTitle}
      failure={task.failure}
      action={
        <Button type="submit" look="primary" isDisabled={!isGiven} isPending={task.isPending}>
          {text.nameAction}
        </Button>
      }
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <TextField
        label={text.nameLabel}
        support={text.nameSupport}
        value={name}
        maxLength={MAX_LINE}
        autoFocus
        onChange={setName}
      />
    </FormDialog>
  )
}
