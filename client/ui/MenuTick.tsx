import { SelectionIndicator } from 'react-aria-components'
import { Icon } from './Icon.tsx'
import styles from './menu.module.css'

/** The tick before a chosen menu item; its place is kept for the others. */
export function MenuTick() {
  return (
    <span className={styles.tick}>
      <SelectionIndicator className={styles.tickMark ?? ''}>
        <Icon name="check" />
      </SelectionIndicator>
    </span>
  )
}
