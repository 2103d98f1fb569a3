import type { ComponentProps, ReactNode, RefObject } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components'
import styles from './field.module.css'

type Props = Omit<AriaTextFieldProps, 'children' | 'className'> & {
  readonly label: string
  readonly support?: ReactNode
  /** Replaces the support text and marks the field as wrong. */
  readonly error?: string | null
  readonly inputRef?: RefObject<HTMLInputElement | null>
  /** Events of the input itself, for fields that follow its composition. */
  readonly inputHandlers?: Pick<
    ComponentProps<'input'>,
    'onFocus' | 'onBlur' | 'onChange' | 'onCompositionStart' | 'onCompositionEnd'
  >
}

/** A labelled line of text with its support text or its error under it. */
export function TextField({ label, support, error = null, inputRef, inputHandlers, ...rest }: Props) {
  return (
    <AriaTextField {...rest} isInvalid={error !== null} className={styles.field ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.input ?? ''} {...inputHandlers} {...(inputRef ? { ref: inputRef } : {})} />
      {error === null && support && (
        <Text slot="description" className={styles.support ?? ''}>
          {support}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
