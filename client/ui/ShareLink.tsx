import { useState } from 'react'
import { replaceToken } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { CopyField } from './CopyField.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import styles from './share.module.css'
import { shareMessages } from './share-messages.ts'
import { useTask } from './use-task.ts'

type Props = { readonly meeting: string; readonly grant: 'edit' | 'view' }

/** One link: replaced after a warning, then shown once with its copy button. */
export function ShareLink({ meeting, grant }: Props) {
  const text = useMessages(shareMessages)
  const [link, setLink] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const task = useTask()
  const replace = async () => {
    const made = await task.run(() => replaceToken(meeting, grant))
    if (made !== null) setLink(made.value.link)
    setAsking(made === null)
  }
  if (link !== null) return <CopyField label={text.links[grant]} support={text.uses[grant]} value={link} />
  return (
    <section className={styles.link} aria-label={text.links[grant]}>
      <h3>{text.links[grant]}</h3>
      <p>{isAsking ? text.warning[grant] : text.uses[grant]}</p>
      {task.failure && <ErrorNotice failure={task.failure} />}
      {isAsking ? (
        <div className={styles.buttons}>
          <Button small look="primary" isPending={task.isPending} onPress={() => void replace()}>
            {text.makeAnyway}
          </Button>
          <Button small look="quiet" onPress={() => setAsking(false)}>
            {text.cancel}
          </Button>
        </div>
      ) : (
        <Button small onPress={() => setAsking(true)}>
          {text.make}
        </Button>
      )}
    </section>
  )
}
