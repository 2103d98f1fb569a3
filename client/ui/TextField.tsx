import type { DOMAttributes, ReactNode, RefObject } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components'
import styles from './field.module.css'

type Props = Omit<AriaTextFieldProps, 'children' | 'className'> & {
  readonly label: string
  readonly support?: ReactNode
  /** Replaces the support text and marks the field as wrong. */
  readonly error?: string | null
  /** With more than one it is a field of so many lines, in which Enter begins another. */
  readonly lines?: number
  readonly inputRef?: RefObject<HTMLInputElement | null>
  /** Events of the input itself, for fields that follow its composition. */
  readonly inputHandlers?: Pick<
    DOMAttributes<HTMLInputElement | HTMLTextAreaElement>,
    'onFocus' | 'onBlur' | 'onChange' | 'onCompositionStart' | 'onCompositionEnd'
  >
}

/** A labelled line of text, or several, with its support text or its error under it. */
export function TextField({
  label,
  support,
  error = null,
  lines = 1,
  inputRef,
  inputHandlers,
  ...rest
}: Props) {
  return (
    <AriaTextField {...rest} isInvalid={error !== null} className={styles.field ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      {lines > 1 ? (
        <TextArea className={styles.input ?? ''} rows={lines} {...inputHandlers} />
      ) : (
        <Input className={styles.input ?? ''} {...inputHandlers} {...(inputRef ? { ref: inputRef } : {})} />
      )}
      {error === null && support && (
        <Text slot="description" className={styles.support ?? ''}>
          {support}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
