import type { MouseEvent } from 'react'
import { useMessages } from '../i18n/language.ts'
import { LineIcon } from '../ui/LineIcon.tsx'
import { SCREEN_ICONS } from '../ui/screen-icons.ts'
import styles from './controls.module.css'
import { messages } from './messages.ts'
import { useFullScreen } from './use-full-screen.ts'
import type { ProjectorKeys } from './use-projector-keys.ts'

type Props = {
  readonly keys: Pick<ProjectorKeys, 'onPause' | 'onFullScreen'>
  /** Null where no pages are shown. */
  readonly turning: {
    readonly onTurn: (step: 1 | -1) => void
    readonly paused: boolean
    readonly pages: number
  } | null
}

/** What a pointer or a finger can do; seen while the pointer moves, or while the keyboard is on it. */
export function ScreenControls({ keys, turning }: Props) {
  const text = useMessages(messages)
  const { isFull, isPossible } = useFullScreen()
  const turns = turning !== null && turning.pages > 1
  if (!turns && !isPossible) return null
  return (
    <nav className={styles.controls} aria-label={text.controls}>
      {turns && <Control icon="chevronLeft" label={text.back} hint="←" onPress={() => turning.onTurn(-1)} />}
      {turns && (
        <Control
          icon={turning.paused ? 'play' : 'pause'}
          label={turning.paused ? text.goOn : text.pause}
          hint="P"
          onPress={keys.onPause}
        />
      )}
      {turns && (
        <Control icon="chevronRight" label={text.forward} hint="→" onPress={() => turning.onTurn(1)} />
      )}
      {isPossible && (
        <Control
          icon="focus"
          label={isFull ? text.leaveFullScreen : text.fullScreen}
          hint="F"
          onPress={keys.onFullScreen}
        />
      )}
    </nav>
  )
}

type ControlProps = {
  readonly icon: keyof typeof SCREEN_ICONS
  readonly label: string
  readonly hint: string
  readonly onPress: () => void
}

function Control({ icon, label, hint, onPress }: ControlProps) {
  const handleClick = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    // A button that was clicked gives the keys back: the space bar turns pages again.
    if (!currentTarget.matches(':focus-visible')) currentTarget.blur()
    onPress()
  }
  return (
    <button type="button" onClick={handleClick}>
      <LineIcon path={SCREEN_ICONS[icon]} />
      {label}
      <kbd>{hint}</kbd>
    </button>
  )
}
