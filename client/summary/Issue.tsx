import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { messages } from './messages.ts'
import styles from './panel.module.css'

/** So many of a kind are listed, and so many more each time that more are asked for. */
const PORTION = 50

type Props<T> = {
  readonly icon: IconName
  readonly label: string
  readonly items: readonly T[]
  /** The one that must be seen whatever its place, as the walk has come to it. */
  readonly isCurrent?: (item: T) => boolean
  /** Not shown at all while there is none. */
  readonly isQuiet?: boolean
  readonly children: (item: T) => ReactNode
}

/** Open points of one kind, counted; ticked once there is none. A long list is shown from its beginning. */
export function Issue<T>({ icon, label, items, isCurrent, isQuiet = false, children }: Props<T>) {
  const text = useMessages(messages)
  const [portion, setPortion] = useState(PORTION)
  const { length } = items
  if (length === 0 && isQuiet) return null
  const current = isCurrent === undefined || length <= portion ? -1 : items.findIndex(isCurrent)
  const shown = Math.max(portion, current + 1)
  return (
    <div className={classNames(styles.issue, length === 0 && styles.settled)}>
      <h3>
        <Icon name={length === 0 ? 'check' : icon} />
        {label}
        <span className={styles.count}>{length}</span>
      </h3>
      {length > 0 && <ul>{items.slice(0, shown).map(children)}</ul>}
      {length > shown && (
        <Button small onPress={() => setPortion(shown + PORTION)}>
          {text.more(length - shown)}
        </Button>
      )}
    </div>
  )
}
