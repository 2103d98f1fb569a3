import { useEffect } from 'react'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'

/** Names the window: what is open, then the application. */
export function usePageTitle(title: string): void {
  const { appName } = useMessages(words)
  useEffect(() => {
    document.title = title === '' ? appName : `${title} - ${appName}`
  }, [title, appName])
}
