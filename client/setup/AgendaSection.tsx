import { useState } from 'react'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { fullWidthDigits } from '../../shared/summary/numbering.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { AgendaPaste } from './AgendaPaste.tsx'
import { AgendaResults } from './AgendaResults.tsx'
import { ListTable } from './ListTable.tsx'
import { pasteMessages } from './paste-messages.ts'
import styles from './setup.module.css'
import { useSetup } from './setup-context.ts'
import { setupMessages } from './setup-messages.ts'

/** The agenda as a table, and the way to paste one. */
export function AgendaSection({ meeting }: { readonly meeting: Meeting }) {
  const text = useMessages(setupMessages)
  const paste = useMessages(pasteMessages)
  const { isReadOnly } = useSetup()
  const [pasted, setPasted] = useState<string | null>(null)
  return (
    <section id="agenda" tabIndex={-1} aria-labelledby="agenda-heading">
      <div className={styles.head}>
        <h2 id="agenda-heading">{text.agenda.heading}</h2>
        {!isReadOnly && (
          <Button small icon="clipboard" onPress={() => setPasted('')}>
            {paste.agenda.button}
          </Button>
        )}
      </div>
      <ListTable
        list="agenda"
        rows={meeting.agenda.map(({ id, title, documents, kind, presenter }) => ({
          id,
          values: { title, documents, kind, presenter },
        }))}
        lead={(_, number) => fullWidthDigits(number)}
        onPasteTable={clip => {
          const isMany = clip.trim().includes('\n')
          if (isMany) setPasted(clip)
          return isMany
        }}
      />
      <AgendaResults agenda={meeting.agenda} />
      {pasted !== null && <AgendaPaste initial={pasted} onClose={() => setPasted(null)} />}
    </section>
  )
}
