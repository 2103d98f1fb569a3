import type { ReactNode } from 'react'
import { MAIN_ID } from '../ui/SkipLink.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import styles from './gate.module.css'

type Props = { readonly lead?: string; readonly title: string; readonly children: ReactNode }

/** The page in front of a meeting: one box with one thing to do. */
export function GatePage({ lead, title, children }: Props) {
  return (
    <div className={styles.page}>
      <TopBar title="" />
      <main id={MAIN_ID} tabIndex={-1} className={styles.box}>
        {lead && <p className={styles.lead}>{lead}</p>}
        <h1 className={styles.title}>{title}</h1>
        {children}
      </main>
    </div>
  )
}
