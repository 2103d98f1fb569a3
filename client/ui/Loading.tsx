import { type Messages, useMessages } from '../i18n/language.ts'
import styles from './loading.module.css'
import { useSlow } from './use-slow.ts'

const messages: Messages<{ opening: string }> = {
  ja: { opening: '開いています…' },
  en: { opening: 'Opening…' },
}

/** Says that something is on its way, once that takes longer than a moment. */
export function Loading() {
  const { opening } = useMessages(messages)
  return (
    <p role="status" className={styles.loading}>
      {useSlow(true) && opening}
    </p>
  )
}
