import { useMessages } from '../i18n/language.ts'
import { messages } from './messages.ts'
import type { SceneGroup } from './scene.ts'
import styles from './screen.module.css'

type Props = { readonly newest: string | null; readonly groups: readonly SceneGroup[] }

/** Tells people who listen instead of look what has just been recorded. */
export function NewEntryNews({ newest, groups }: Props) {
  const { isNew } = useMessages(messages)
  const group = groups.find(each => each.entries.some(entry => entry.id === newest))
  const entry = group?.entries.find(each => each.id === newest)
  return (
    <p className={styles.unseen} role="status">
      {entry && `${isNew}${group?.mark?.label ?? ''}　${entry.text}`}
    </p>
  )
}
