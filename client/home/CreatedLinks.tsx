import type { MeetingCreated } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { shareMessages } from '../ui/share-messages.ts'
import { createMessages } from './create-messages.ts'

type Props = { readonly created: MeetingCreated; readonly onGoOn: () => void }

/** The two links of a new meeting. A click beside the dialog does not lose them. */
export function CreatedLinks({ created, onGoOn }: Props) {
  const text = useMessages(createMessages)
  const share = useMessages(shareMessages)
  return (
    <Dialog alert isOpen title={text.linksTitle} onClose={onGoOn}>
      <p>{text.linksWarning}</p>
      <CopyField label={share.links.edit} support={share.uses.edit} value={created.links.edit} />
      <CopyField label={share.links.view} support={share.uses.view} value={created.links.view} />
      <DialogActions>
        <Button look="primary" onPress={onGoOn}>
          {text.goOn}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
