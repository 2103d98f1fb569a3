import type { ThemeMark } from '../../shared/outline/outline.ts'
import { classNames } from './class-names.ts'
import styles from './theme-square.module.css'

/** A theme's mark: its number, which is also its key, in its colour; a dashed square for none. */
export function ThemeSquare({ mark }: { readonly mark: Pick<ThemeMark, 'number' | 'hue'> | null }) {
  if (mark === null) return <span className={classNames(styles.square, styles.none)}>－</span>
  return (
    <span className={styles.square} style={{ background: `var(--t${mark.hue})` }}>
      {mark.number}
    </span>
  )
}
