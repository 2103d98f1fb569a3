import type { ReactNode } from 'react'
import { lazyPart } from './LazyPart.tsx'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** A question that must be answered: announced at once, not closed by a click beside it. */
  readonly alert?: boolean
  /** Holds work that a click beside it must not throw away. */
  readonly stays?: boolean
  readonly wide?: boolean
}

/** What every dialog is shown in. */
export const DialogFrame = lazyPart(
  async () => (await import('./DialogFrame.tsx')).DialogFrame,
  null,
  props => props.onClose,
)

/** A modal dialog; focus goes into it and comes back to where it was. Buttons belong into `DialogActions`. */
export function Dialog({ isOpen, ...rest }: DialogProps) {
  return isOpen ? <DialogFrame {...rest} /> : null
}
