import { useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { lazyPart } from './LazyPart.tsx'
import { shareMessages } from './share-messages.ts'

const ShareDialog = lazyPart(
  async () => (await import('./ShareDialog.tsx')).ShareDialog,
  null,
  props => props.onClose,
)

type Props = { readonly meeting: string; readonly role: Role }

/** Opens the dialog with the meeting's links. */
export function ShareButton({ meeting, role }: Props) {
  const text = useMessages(shareMessages)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button small icon="link" onPress={() => setOpen(true)}>
        {text.share}
      </Button>
      {isOpen && <ShareDialog meeting={meeting} role={role} onClose={() => setOpen(false)} />}
    </>
  )
}
