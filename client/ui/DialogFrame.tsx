import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import type { DialogProps } from './Dialog.tsx'
import styles from './dialog.module.css'

/** A dialog that is open. */
export function DialogFrame({
  title,
  onClose,
  children,
  alert = false,
  stays = false,
  wide = false,
}: Omit<DialogProps, 'isOpen'>) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
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
