import type { Role } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { ShareLink } from './ShareLink.tsx'
import { shareMessages } from './share-messages.ts'

type Props = { readonly meeting: string; readonly role: Role; readonly onClose: () => void }

/** The meeting's links: the administrator makes new ones, recorders learn who can. */
export function ShareDialog({ meeting, role, onClose }: Props) {
  const text = useMessages(shareMessages)
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <p>{role === 'admin' ? text.shownOnce : text.askAdministrator}</p>
      {role === 'admin' && <ShareLink meeting={meeting} grant="edit" />}
      {role === 'admin' && <ShareLink meeting={meeting} grant="view" />}
      <DialogActions>
        <Button onPress={onClose}>{text.close}</Button>
      </DialogActions>
    </Dialog>
  )
}
