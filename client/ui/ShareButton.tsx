import { useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { ShareLink } from './ShareLink.tsx'
import { shareMessages } from './share-messages.ts'

type Props = { readonly meeting: string; readonly role: Role }

/** Opens the dialog with the meeting's links: the administrator makes new ones, recorders learn who can. */
export function ShareButton({ meeting, role }: Props) {
  const text = useMessages(shareMessages)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button small icon="link" onPress={() => setOpen(true)}>
        {text.share}
      </Button>
      <Dialog title={text.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{role === 'admin' ? text.shownOnce : text.askAdministrator}</p>
        {role === 'admin' && <ShareLink meeting={meeting} grant="edit" />}
        {role === 'admin' && <ShareLink meeting={meeting} grant="view" />}
        <DialogActions>
          <Button onPress={() => setOpen(false)}>{text.close}</Button>
        </DialogActions>
      </Dialog>
    </>
  )
}
