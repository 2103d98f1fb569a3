import { useState } from 'react'
import { MAX_LINE } from '../../shared/api.ts'
import type { Phase } from '../../shared/meeting/read-meeting.ts'
import type { Failure } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { phaseMessages } from './phase-messages.ts'
import { TextField } from './TextField.tsx'

type Props = {
  readonly to: Phase
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks why a final meeting is reopened: the reason stays in its history. */
export function ReopenDialog({ to, isPending, failure, onConfirm, onCancel }: Props) {
  const text = useMessages(phaseMessages)
  const { phases, cancel } = useMessages(words)
  const [reason, setReason] = useState('')
  const isGiven = reason.trim() !== ''
  return (
    <Dialog alert isOpen title={text.question(phases[to])} onClose={onCancel}>
      <p>{text.reopening}</p>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (isGiven) onConfirm(reason)
        }}
      >
        <TextField
          label={text.reason}
          support={text.reasonSupport}
          value={reason}
          maxLength={MAX_LINE}
          isRequired
          autoFocus
          onChange={setReason}
        />
        {failure && <ErrorNotice failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isDisabled={!isGiven} isPending={isPending}>
            {text.action(phases[to])}
          </Button>
          <Button look="quiet" onPress={onCancel}>
            {cancel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
