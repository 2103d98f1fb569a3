import { useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './gate.module.css'
import { sessionMessages } from './session-messages.ts'
import { parseSharedLink } from './shared-link.ts'

type Props = { readonly label: string }

/** A field for a link that somebody received: opened when whole, explained when not. */
export function LinkForm({ label }: Props) {
  const text = useMessages(sessionMessages)
  const [pasted, setPasted] = useState('')
  const [error, setError] = useState<string | null>(null)
  const open = () => {
    const link = parseSharedLink(pasted)
    if (link.kind === 'cut') setError(text.cutText)
    else if (link.kind === 'foreign') setError(text.foreignText)
    else openLink(link.kind === 'admin' ? '/' : `/m/${link.meeting}`, link.token)
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        open()
      }}
    >
      <TextField
        label={label}
        value={pasted}
        error={error}
        autoComplete="off"
        onChange={value => {
          setPasted(value)
          setError(null)
        }}
      />
      <DialogActions>
        <Button type="submit">{text.open}</Button>
      </DialogActions>
    </form>
  )
}

/** Loads the page anew, so that it begins like any opened link; the page takes the fragment out at once. */
function openLink(path: string, token: string): void {
  history.replaceState(null, '', `${path}#${token}`)
  location.reload()
}
