import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { ButtonLabel } from './ButtonLabel.tsx'
import { type ButtonShape, buttonClass } from './button-class.ts'
import type { IconName } from './Icon.tsx'

type Props = Omit<AriaButtonProps, 'className' | 'children' | 'isPending'> &
  Omit<ButtonShape, 'iconOnly'> & {
    readonly children?: ReactNode
    readonly icon?: IconName
    readonly isPending?: boolean
  }

/** A button as `Button`, for react-aria's triggers around it: of menus and of choices of files. */
export function TriggerButton({ children, look, small, icon, isPending, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={buttonClass({ look, small, iconOnly: children === undefined })}>
      <ButtonLabel icon={icon} isPending={isPending}>
        {children}
      </ButtonLabel>
    </AriaButton>
  )
}
