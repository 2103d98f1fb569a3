import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { type Messages, useMessages } from '../i18n/language.ts'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useSlow } from './use-slow.ts'

export type ButtonLook = 'plain' | 'primary' | 'quiet'

type Props = Omit<AriaButtonProps, 'className' | 'children' | 'isPending'> & {
  readonly children?: ReactNode
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly icon?: IconName
  /** What it started is under way; said in words once that takes longer than a moment. The caller starts nothing twice. */
  readonly isPending?: boolean
}

const messages: Messages<{ wait: string }> = { ja: { wait: 'お待ちください…' }, en: { wait: 'Please wait…' } }

/** A button. One `primary` per screen; an icon alone needs `aria-label`. */
export function Button({ children, look = 'plain', small = false, icon, isPending = false, ...rest }: Props) {
  const isSlow = useSlow(isPending)
  const { wait } = useMessages(messages)
  return (
    <AriaButton {...rest} className={buttonClass({ look, small, iconOnly: children === undefined })}>
      {icon && <Icon name={icon} />}
      {isSlow ? <span role="status">{wait}</span> : children}
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
