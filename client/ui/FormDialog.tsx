import type { ReactNode } from 'react'
import type { Failure } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'

type Props = {
  readonly title: string
  /** As of `Dialog`. */
  readonly alert?: boolean
  readonly stays?: boolean
  readonly introduction?: ReactNode
  /** The fields, and what is said about them. */
  readonly children: ReactNode
  readonly failure: Failure | null
  /** The button of what is done, beside the one that cancels. */
  readonly action: ReactNode
  /** What Enter in a field does, and an action that is of type `submit`. */
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** A dialog that asks for words and does something with them. */
export function FormDialog({ introduction, children, failure, action, onSubmit, ...dialog }: Props) {
  const { cancel } = useMessages(words)
  return (
    <Dialog isOpen {...dialog}>
      {introduction}
      <form
        onSubmit={event => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
        {failure && <ErrorNotice failure={failure} />}
        <DialogActions>
          {action}
          <Button look="quiet" onPress={dialog.onClose}>
            {cancel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
