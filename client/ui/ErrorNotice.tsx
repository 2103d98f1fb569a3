import type { Failure } from '../api.ts'
import { failureMessages } from '../i18n/failures.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import styles from './error-notice.module.css'
import { Icon } from './Icon.tsx'

type Props = { readonly failure: Failure; readonly onRetry?: () => void }

/** What went wrong and what to do, announced at once. */
export function ErrorNotice({ failure, onRetry }: Props) {
  const messages = useMessages(failureMessages)
  return (
    <div role="alert" className={styles.notice}>
      <Icon name="warning" />
      <p>{messages.text(failure)}</p>
      {onRetry && (
        <Button small onPress={onRetry}>
          {messages.retry}
        </Button>
      )}
    </div>
  )
}
