import type { ReactNode } from 'react'
import { type Messages, useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { AppLink } from './AppLink.tsx'
import { SettingsMenu } from './SettingsMenu.tsx'
import { SkipLink } from './SkipLink.tsx'
import styles from './top-bar.module.css'

const messages: Messages<{ toHome: string }> = {
  ja: { toHome: '要録　会議一覧へ' },
  en: { toHome: 'Yoroku, to the meetings' },
}

type Props = {
  /** '' where the page's own heading is the only one. */
  readonly title: string
  readonly children?: ReactNode
}

/** The 48 px on top of every page: brand, what is open, the page's own controls, settings. */
export function TopBar({ title, children }: Props) {
  const { appName } = useMessages(words)
  const { toHome } = useMessages(messages)
  return (
    <header className={styles.bar}>
      <SkipLink />
      <AppLink className={styles.brand} to="/" aria-label={toHome}>
        {appName}
      </AppLink>
      {title !== '' && <h1 className={styles.title}>{title}</h1>}
      <div className={styles.rest}>
        {children}
        <SettingsMenu />
      </div>
    </header>
  )
}
