import { type Messages, useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import styles from './undo-notice.module.css'

const messages: Messages<{ undo: string; close: string }> = {
  ja: { undo: '元に戻す', close: '閉じる' },
  en: { undo: 'Undo', close: 'Close' },
}

type Props = { readonly text: string; readonly onUndo: () => void; readonly onClose: () => void }

/** Says what was just removed and takes it back. It stays until it is used or closed: nobody has to hurry. */
export function UndoNotice({ text, onUndo, onClose }: Props) {
  const words = useMessages(messages)
  return (
    <div className={styles.notice} role="status">
      <p>{text}</p>
      <Button small onPress={onUndo}>
        {words.undo}
      </Button>
      <Button small look="quiet" icon="close" aria-label={words.close} onPress={onClose} />
    </div>
  )
}
