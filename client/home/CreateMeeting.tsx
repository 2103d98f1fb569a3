import { useState } from 'react'
import type { MeetingCreated } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { navigate, pathOf } from '../route.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { CreatedLinks } from './CreatedLinks.tsx'
import { CreateForm } from './CreateForm.tsx'
import { createMessages } from './create-messages.ts'

type Props = {
  readonly fromPrevious: boolean
  /** The meeting to take over from; null lets the person choose. */
  readonly previous: string | null
  readonly onClose: () => void
}

/** Makes a meeting, then shows its links, once, before the set-up opens. */
export function CreateMeeting({ fromPrevious, previous, onClose }: Props) {
  const text = useMessages(createMessages)
  const [created, setCreated] = useState<MeetingCreated | null>(null)
  if (created !== null)
    return (
      <CreatedLinks
        created={created}
        onGoOn={() => navigate(pathOf({ kind: 'meeting', meeting: created.id, screen: 'setup' }))}
      />
    )
  return (
    <Dialog isOpen title={text.title} onClose={onClose}>
      <CreateForm fromPrevious={fromPrevious} previous={previous} onCreated={setCreated} onCancel={onClose} />
    </Dialog>
  )
}
