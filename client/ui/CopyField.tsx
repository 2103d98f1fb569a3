import { useRef, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { copyText } from './copy-text.ts'
import styles from './share.module.css'
import { shareMessages } from './share-messages.ts'
import { TextField } from './TextField.tsx'

type Props = { readonly label: string; readonly support: string; readonly value: string }

/** A value to take away, with its copy button. */
export function CopyField({ label, support, value }: Props) {
  const text = useMessages(shareMessages)
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => setState((await copyText(value, input.current)) ? 'copied' : 'failed')
  return (
    <div className={styles.copy}>
      <TextField
        label={label}
        value={value}
        isReadOnly
        inputRef={input}
        onFocus={() => input.current?.select()}
      />
      <Button
        icon={state === 'copied' ? 'check' : 'copy'}
        onPress={() => void copy()}
        aria-label={`${label} ${text.copy}`}
      >
        {text.copy}
      </Button>
      <span className={styles.support} role="status">
        {state === 'copied' ? text.copied : state === 'failed' ? text.copyFailed : support}
      </span>
    </div>
  )
}
