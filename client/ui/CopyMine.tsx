import { useState } from 'react'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { unsavedText } from '../sync/unsaved-text.ts'
import { Button } from './Button.tsx'
import { clockMinute } from './clock-time.ts'
import { copyText } from './copy-text.ts'
import { keptMessages } from './kept-messages.ts'
import styles from './status-bar.module.css'
import { TextToTake } from './TextToTake.tsx'

/** Copies what was typed here and is not on the server; shows it where the browser does not copy. */
export function CopyMine({ connection }: { readonly connection: MeetingConnection }) {
  const text = useMessages(keptMessages)
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle')
  const mine = () => unsavedText(readMeeting(connection.doc), connection.unsaved.get(), clockMinute)
  const copy = async () => setState((await copyText(mine())) ? 'copied' : 'shown')
  return (
    <>
      <Button small icon={state === 'copied' ? 'check' : 'copy'} onPress={() => void copy()}>
        {state === 'copied' ? text.copied : text.copyMine}
      </Button>
      <span role="status" className={styles.spoken}>
        {state === 'copied' && text.copied}
      </span>
      {state === 'shown' && (
        <TextToTake
          title={text.mineTitle}
          explanation={text.mineText}
          text={mine()}
          onClose={() => setState('idle')}
        />
      )}
    </>
  )
}
