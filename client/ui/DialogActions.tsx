import type { ReactNode } from 'react'
import styles from './dialog.module.css'

/** The row of buttons at the foot of a dialog or form, the main one first. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
