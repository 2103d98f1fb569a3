import { type ReactNode, useLayoutEffect, useRef } from 'react'

type Props = {
  readonly className: string | undefined
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * The browser's own modal dialog, there at once: what is typed after the key that opens it goes into it. The focus comes
 * back as soon as it goes. A press beside it closes it, as Esc does.
 */
export function ModalDialog({ className, label, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key is Esc, which the browser hands on as "cancel"
    <dialog
      ref={ref}
      className={className}
      aria-label={label}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClose={onClose}
      onClick={event => event.target === event.currentTarget && onClose()}
    >
      {children}
    </dialog>
  )
}
