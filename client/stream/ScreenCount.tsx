import { useMessages } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { projectorMessages } from './panes/projector-messages.ts'
import styles from './people.module.css'
import type { Screens } from './use-screens.ts'

/** How many screens of the room show the meeting; nothing while that is not known. */
export function ScreenCount({ screens }: { readonly screens: Screens | null }) {
  const text = useMessages(projectorMessages)
  if (screens === null) return null
  return (
    <p className={styles.screens}>
      <Icon name="screen" />
      {text.screens(screens.length)}
    </p>
  )
}
