import type { OutlineEntry } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { messages } from './messages.ts'
import styles from './projector.module.css'
import { isNamedKind } from './scene.ts'

type Props = {
  readonly entry: OutlineEntry
  readonly isNew: boolean
  /** Below 1 for an entry that is higher than the screen. */
  readonly shrink: number
}

/** One entry as the room reads it. */
export function EntryLine({ entry, isNew, shrink }: Props) {
  const text = useMessages(messages)
  const { kinds } = useMessages(words)
  return (
    <li
      className={isNew ? `${styles.entry} ${styles.isNew}` : styles.entry}
      data-new-mark={isNew ? text.newMark : undefined}
      data-entry={entry.id}
    >
      <p style={shrink < 1 ? { fontSize: `${shrink}em` } : undefined}>
        {isNew && <span className={styles.unseen}>{text.isNew}</span>}
        {isNamedKind(entry.kind) && <span className={styles.kind}>{kinds[entry.kind]}</span>}
        {entry.text}
        {entry.speaker !== '' && <span className={styles.speaker}>（{entry.speaker}）</span>}
      </p>
    </li>
  )
}
