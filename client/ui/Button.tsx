import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

export type ButtonLook = 'plain' | 'primary' | 'quiet'

type Props = Omit<AriaButtonProps, 'className' | 'children'> & {
  readonly children?: ReactNode
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly icon?: IconName
}

/** A button. One `primary` per screen; an icon alone needs `aria-label`. */
export function Button({ children, look = 'plain', small = false, icon, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={buttonClass({ look, small, iconOnly: children === undefined })}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}

/** The classes of a button, for links that look like one. */
export function buttonClass(shape: {
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly iconOnly?: boolean
}): string {
  return classNames(
    styles.button,
    shape.look === 'primary' && styles.primary,
    shape.look === 'quiet' && styles.quiet,
    shape.small && styles.small,
    shape.iconOnly && styles.iconOnly,
  )
}
