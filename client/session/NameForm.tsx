import { useState } from 'react'
import type { Failure } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './gate.module.css'
import { sessionMessages } from './session-messages.ts'

type Props = {
  readonly keptName: string
  /** What the button says. */
  readonly label: string
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly onJoin: (name: string) => void
}

/** Asks for the name that colleagues will see. */
export function NameForm({ keptName, label, isPending, failure, onJoin }: Props) {
  const text = useMessages(sessionMessages)
  const [name, setName] = useState(keptName)
  const [isTried, setTried] = useState(false)
  const isMissing = name.trim() === ''
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (!isMissing) onJoin(name.trim())
      }}
    >
      <TextField
        label={text.yourName}
        support={text.nameSupport}
        error={isTried && isMissing ? text.nameMissing : null}
        value={name}
        maxLength={40}
        autoComplete="nickname"
        autoFocus
        onChange={setName}
      />
      {failure && <ErrorNotice failure={failure} />}
      <DialogActions>
        <Button type="submit" look="primary" isPending={isPending}>
          {label}
        </Button>
      </DialogActions>
    </form>
  )
}
