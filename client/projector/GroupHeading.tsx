import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { messages } from './messages.ts'
import styles from './projector.module.css'
import type { SceneGroup } from './scene.ts'
import { ThemeNumber } from './ThemeNumber.tsx'

type Props = { readonly group: SceneGroup; readonly continued: boolean }

/** A group's heading with its count; where the group goes on, 「（続き）」 without it. */
export function GroupHeading({ group, continued }: Props) {
  const text = useMessages(messages)
  const { noTheme } = useMessages(words)
  const label = group.mark?.label ?? (group.kind === 'reports' ? text.reports : noTheme)
  return (
    <h2 className={styles.heading}>
      {group.mark && <ThemeNumber mark={group.mark} />}
      <span>
        {label}
        {continued && <small>{text.continued}</small>}
      </span>
      {!continued && (
        <span className={styles.count}>
          {group.entries.length}
          <small>{text.entries}</small>
        </span>
      )}
    </h2>
  )
}
