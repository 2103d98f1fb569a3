import type { ThemeMark } from '../../shared/outline/outline.ts'
import styles from './summary.module.css'

/** A theme's mark, 20 px; dashed without a theme. */
export function ThemeSquare({ mark }: { readonly mark: ThemeMark | null }) {
  return (
    <span className={styles.mark} data-hue={mark?.hue ?? 0}>
      {mark?.number ?? '－'}
    </span>
  )
}
