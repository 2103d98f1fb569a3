import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import styles from './panel.module.css'

type Props = {
  readonly icon: IconName
  readonly label: string
  readonly count: number
  /** Not shown at all while there is none. */
  readonly isQuiet?: boolean
  readonly children: ReactNode
}

/** Open points of one kind, counted; ticked once there is none. */
export function Issue({ icon, label, count, isQuiet = false, children }: Props) {
  if (count === 0 && isQuiet) return null
  return (
    <div className={classNames(styles.issue, count === 0 && styles.settled)}>
      <h3>
        <Icon name={count === 0 ? 'check' : icon} />
        {label}
        <span className={styles.count}>{count}</span>
      </h3>
      {count > 0 && <ul>{children}</ul>}
    </div>
  )
}
