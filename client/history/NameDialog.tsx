import { useState } from 'react'
import { MAX_LINE } from '../../shared/api.ts'
import { namePoint } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
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
  const { cancel } = useMessages(words)
  const task = useTask()
  const [name, setName] = useState('')
  const isGiven = name.trim() !== ''
  const keep = async () => {
    if (isGiven && (await task.run(() => namePoint(meetingId, name))) !== null) onNamed()
  }
  return (
    <Dialog isOpen title={text.nameTitle} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void keep()
        }}
      >
        <TextField
          label={text.nameLabel}
          support={text.nameSupport}
          value={name}
          maxLength={MAX_LINE}
          autoFocus
          onChange={setName}
        />
        {task.failure && <ErrorNotice failure={task.failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isDisabled={!isGiven} isPending={task.isPending}>
            {text.nameAction}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {cancel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
