import { type KeyboardEvent, useRef } from 'react'
import { cleanLine } from '../../shared/clean-text.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import { isOfInputMethod } from '../ui/of-input-method.ts'
import { messages } from './messages.ts'
import styles from './sheet.module.css'

type Props = {
  readonly label: string
  /** The new name, or null when it was given up; ended with a key, or by going elsewhere. */
  readonly onEnd: (name: string | null, how: 'key' | 'elsewhere') => void
}

/** A theme's name while it is edited, between its brackets: Enter takes it, Esc gives it up. */
export function ThemeName({ label, onEnd }: Props) {
  const text = useMessages(messages)
  const isOver = useRef(false)
  const end = (name: string | null, how: 'key' | 'elsewhere') => {
    if (isOver.current) return
    isOver.current = true
    onEnd(name, how)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isOfInputMethod(event.nativeEvent)) return
    event.stopPropagation()
    if (event.key === 'Enter') end(cleanLine(event.currentTarget.value), 'key')
    else if (event.key === 'Escape') end(null, 'key')
  }
  return (
    <div className={classNames(styles.theme, styles.themeName)}>
      ＜
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a key or a click
        autoFocus
        aria-label={text.themeName}
        defaultValue={label}
        onFocus={event => event.currentTarget.select()}
        onBlur={event => end(cleanLine(event.currentTarget.value), 'elsewhere')}
        onKeyDown={onKeyDown}
      />
      ＞
    </div>
  )
}
