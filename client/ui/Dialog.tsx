import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

type Props = {
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

/** A modal dialog; focus goes into it and comes back to where it was. Buttons belong into `DialogActions`. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  alert = false,
  stays = false,
  wide = false,
}: Props) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={open => open || onClose()}
      isDismissable={!alert && !stays}
    >
      <Modal className={classNames(styles.modal, wide && styles.wide)}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className={styles.dialog ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
