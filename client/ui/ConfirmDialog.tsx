import type { Failure } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'

type Props = {
  readonly title: string
  readonly explanation: string
  readonly action: string
  readonly isOpen: boolean
  readonly isPending?: boolean
  readonly failure?: Failure | null
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before something that touches everybody. */
export function ConfirmDialog(props: Props) {
  const { cancel } = useMessages(words)
  return (
    <Dialog alert title={props.title} isOpen={props.isOpen} onClose={props.onCancel}>
      <p>{props.explanation}</p>
      {props.failure && <ErrorNotice failure={props.failure} />}
      <DialogActions>
        <Button look="primary" isPending={props.isPending ?? false} onPress={props.onConfirm}>
          {props.action}
        </Button>
        <Button look="quiet" autoFocus onPress={props.onCancel}>
          {cancel}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
