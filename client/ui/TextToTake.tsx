import { useRef, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { copyText } from './copy-text.ts'
import { Dialog } from './Dialog.tsx'
import { DialogActions } from './DialogActions.tsx'
import { keptMessages } from './kept-messages.ts'
import styles from './text-to-take.module.css'

type Props = {
  readonly title: string
  readonly explanation: string
  readonly text: string
  readonly onClose: () => void
  /** Lets go of the text for ever. */
  readonly onDiscard?: () => void
}

/** Words that are in no document, to read, to select and to copy. */
export function TextToTake({ title, explanation, text, onClose, onDiscard }: Props) {
  const words = useMessages(keptMessages)
  const field = useRef<HTMLTextAreaElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => setState((await copyText(text, field.current)) ? 'copied' : 'failed')
  return (
    <Dialog isOpen wide title={title} onClose={onClose}>
      <p>{explanation}</p>
      <textarea ref={field} className={styles.text} readOnly rows={8} aria-label={title} value={text} />
      <p role="status" className={styles.outcome}>
        {state === 'copied' ? words.copied : state === 'failed' && words.copyFailed}
      </p>
      <DialogActions>
        <Button look="primary" icon="copy" onPress={() => void copy()}>
          {words.copy}
        </Button>
        <Button onPress={onClose}>{words.close}</Button>
        {onDiscard && (
          <Button look="quiet" icon="trash" onPress={onDiscard}>
            {words.discard}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}
