import { useState } from 'react'
import type { MeetingCreated } from '../../shared/api.ts'
import { CreatedLinks } from '../home/CreatedLinks.tsx'
import { useMessages } from '../i18n/language.ts'
import { navigate, pathOf } from '../route.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ImportReview } from './ImportReview.tsx'
import { ImportSource } from './ImportSource.tsx'
import { importMessages } from './import-messages.ts'
import { useImport } from './use-import.ts'

/** A meeting from an earlier summary: the document, what was read of it, then the links of the meeting made from it. */
export function ImportMeeting({ onClose }: { readonly onClose: () => void }) {
  const text = useMessages(importMessages)
  const reading = useImport()
  const [created, setCreated] = useState<MeetingCreated | null>(null)
  if (created !== null)
    return (
      <CreatedLinks
        created={created}
        onGoOn={() => navigate(pathOf({ kind: 'meeting', meeting: created.id, screen: 'setup' }))}
      />
    )
  return (
    <Dialog wide stays={reading.document !== null} isOpen title={text.title} onClose={onClose}>
      {reading.document === null ? (
        <ImportSource reading={reading} onCancel={onClose} />
      ) : (
        <ImportReview
          document={reading.document}
          onRecast={reading.recast}
          onBack={reading.startAgain}
          onCreated={setCreated}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}
