import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { messages } from './messages.ts'
import { Phrases } from './Phrases.tsx'
import type { SceneGroup } from './scene.ts'
import { ThemeNumber } from './ThemeNumber.tsx'
import { textEms } from './text-width.ts'
import styles from './theme.module.css'

/** A name that is longer than this, in em, takes more than two lines where one theme is shown large. */
const LONG_NAME = 48

type Props = { readonly group: SceneGroup; readonly continued: boolean }

/** A group's heading with its count; where the group goes on, 「（続き）」 without it. */
export function GroupHeading({ group, continued }: Props) {
  const text = useMessages(messages)
  const { noTheme } = useMessages(words)
  const label = group.mark?.label ?? (group.kind === 'reports' ? text.reports : noTheme)
  return (
    <h2 className={styles.heading} data-long={textEms(label) > LONG_NAME}>
      {group.mark && <ThemeNumber mark={group.mark} />}
      <span className={styles.name}>
        <Phrases text={label} />
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
