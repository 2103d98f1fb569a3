import styles from './button.module.css'
import { classNames } from './class-names.ts'

export type ButtonShape = {
  readonly look?: 'plain' | 'primary' | 'quiet' | undefined
  readonly small?: boolean | undefined
  readonly iconOnly?: boolean
}

/** The classes of a button, also for what only looks like one. */
export function buttonClass({ look, small, iconOnly }: ButtonShape): string {
  return classNames(
    styles.button,
    look === 'primary' && styles.primary,
    look === 'quiet' && styles.quiet,
    small && styles.small,
    iconOnly && styles.iconOnly,
  )
}
