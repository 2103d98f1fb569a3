import type { MouseEvent, ReactNode } from 'react'
import { useMessages } from '../i18n/language.ts'
import { messages } from './messages.ts'
import styles from './summary.module.css'

type Props = {
  /** How many remarks stop it; 0 for none. */
  readonly remarks: number
  readonly onStopped: () => void
  readonly children: ReactNode
}

/** What offers the files. While remarks stop them it says so, and a file that is asked for leads to what is open. */
export function ExportStop({ remarks, onStopped, children }: Props) {
  const text = useMessages(messages)
  const stop = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[download]') : null
    if (remarks === 0 || !/\/summary\.(?!json)/.test(link?.getAttribute('href') ?? '')) return
    event.preventDefault()
    event.stopPropagation()
    onStopped()
  }
  return (
    <div onClickCapture={stop}>
      {remarks > 0 && <p className={styles.stopped}>{text.stopped(remarks)}</p>}
      {children}
    </div>
  )
}
