import { Button } from 'react-aria-components'
import { useMessages } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './home.module.css'
import { homeMessages } from './home-messages.ts'

type Props = {
  readonly hasPrevious: boolean
  readonly onPrevious: () => void
  readonly onDocument: () => void
  readonly onBlank: () => void
}

/** The ways to begin a meeting, always in view. */
export function StartCards({ hasPrevious, onPrevious, onDocument, onBlank }: Props) {
  const text = useMessages(homeMessages)
  return (
    <section className={styles.start} aria-label={text.startNew}>
      {hasPrevious && (
        <Button className={styles.card ?? ''} onPress={onPrevious}>
          <Icon name="copy" size={20} />
          <span>
            <b>{text.fromPrevious}</b>
            <small className={styles.note}>{text.fromPreviousText}</small>
          </span>
        </Button>
      )}
      <Button className={styles.card ?? ''} onPress={onDocument}>
        <Icon name="clipboard" size={20} />
        <span>
          <b>{text.fromDocument}</b>
          <small className={styles.note}>{text.fromDocumentText}</small>
        </span>
      </Button>
      <Button className={styles.card ?? ''} onPress={onBlank}>
        <Icon name="plus" size={20} />
        <span>
          <b>{text.fromBlank}</b>
          <small className={styles.note}>{text.fromBlankText}</small>
        </span>
      </Button>
    </section>
  )
}
