import type { ComponentProps } from 'react'
import { ButtonLabel } from './ButtonLabel.tsx'
import { type ButtonShape, buttonClass } from './button-class.ts'
import type { IconName } from './Icon.tsx'
import { usePress } from './use-press.ts'

type Props = Omit<
  ComponentProps<'button'>,
  'className' | 'disabled' | 'type' | keyof ReturnType<typeof usePress>
> &
  Omit<ButtonShape, 'iconOnly'> & {
    readonly icon?: IconName
    readonly type?: 'button' | 'submit'
    readonly isDisabled?: boolean
    /** What it started is under way; said in words once that takes longer than a moment. The caller starts nothing twice. */
    readonly isPending?: boolean
    readonly onPress?: () => void
  }

/** A button. One `primary` per screen; an icon alone needs `aria-label`. What react-aria takes hold of is a `TriggerButton`. */
export function Button({ children, look, small, icon, type = 'button', ...props }: Props) {
  const { isDisabled = false, isPending, onPress, ...rest } = props
  const press = usePress(() => onPress?.())
  return (
    <button
      {...rest}
      {...(type === 'submit' ? { onClick: press.onClick } : press)}
      type={type}
      disabled={isDisabled}
      className={buttonClass({ look, small, iconOnly: children === undefined })}
    >
      <ButtonLabel icon={icon} isPending={isPending}>
        {children}
      </ButtonLabel>
    </button>
  )
}
