import type { ThemeMark } from '../../shared/outline/outline.ts'
import styles from './theme.module.css'

/** A theme's mark: its number on its hue. */
export function ThemeNumber({ mark }: { readonly mark: ThemeMark }) {
  return (
    <span className={`${styles.mark} ${styles.hue}`} data-hue={mark.hue}>
      {mark.number}
    </span>
  )
}
