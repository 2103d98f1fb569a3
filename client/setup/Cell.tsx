import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import { isOfInputMethod } from '../ui/of-input-method.ts'
import styles from './cell.module.css'
import { useSetup } from './setup-context.ts'
import { setupMessages } from './setup-messages.ts'
import { useLiveText } from './use-live-text.ts'

/** Longer than any title or name; what is longer belongs elsewhere. */
const MOST_CHARACTERS = 1000

type Props = {
  readonly id: string
  readonly label: string
  readonly stored: string
  readonly onCommit: (value: string) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void
}

/** An input of a table, without a frame until it is edited; marked while a colleague edits it. */
export function Cell({ id, label, stored, onCommit, onKeyDown, onPaste }: Props) {
  const text = useMessages(setupMessages)
  const { isReadOnly, colleagues, announce } = useSetup()
  const live = useLiveText({ stored, onCommit })
  const colleague = colleagues.get(id)
  return (
    <div
      className={classNames(styles.cell, colleague && styles.taken)}
      style={colleague ? { outlineColor: `var(--r${colleague.hue})` } : {}}
    >
      <input
        id={id}
        className={styles.cellInput}
        aria-label={label}
        aria-describedby={live.changedTo === null ? undefined : `${id}:changed`}
        value={live.value}
        readOnly={isReadOnly && !live.isComposing()}
        maxLength={MOST_CHARACTERS}
        autoComplete="off"
        {...live.handlers}
        onFocus={() => {
          live.handlers.onFocus()
          announce(id)
        }}
        onBlur={event => {
          live.handlers.onBlur(event)
          announce(null)
        }}
        onKeyDown={event => isOfInputMethod(event.nativeEvent) || onKeyDown?.(event)}
        onPaste={onPaste}
      />
      {colleague && (
        <span
          className={styles.flag}
          style={{ background: `var(--r${colleague.hue})` }}
          title={colleague.name}
        >
          {colleague.letter}
        </span>
      )}
      {live.changedTo !== null && (
        <p id={`${id}:changed`} role="status" className={styles.changed}>
          {text.changedByColleague(live.changedTo || text.empty)}
        </p>
      )}
    </div>
  )
}
