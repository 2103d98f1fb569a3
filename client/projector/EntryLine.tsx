import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './entry.module.css'
import type { EntryPart } from './entry-parts.ts'
import { messages } from './messages.ts'
import { Phrases } from './Phrases.tsx'
import { isNamedKind } from './scene.ts'
import screen from './screen.module.css'

type Props = {
  readonly part: EntryPart
  readonly isNew: boolean
  /** The part before it stands right above. */
  readonly follows?: boolean
}

/** One entry as the room reads it, or a part of one that is higher than a column. */
export function EntryLine({ part, isNew, follows = false }: Props) {
  const text = useMessages(messages)
  const { kinds } = useMessages(words)
  const { entry, isFirst, isLast } = part
  return (
    <li
      className={classNames(
        styles.entry,
        isNew && styles.isNew,
        !isFirst && styles.goesOn,
        follows && styles.follows,
      )}
      data-new-mark={isNew ? text.newMark : undefined}
      data-entry={entry.id}
    >
      <p>
        {isNew && isFirst && <span className={screen.unseen}>{text.isNew}</span>}
        {!isFirst && !follows && <span className={styles.continued}>{text.continued.trim()}</span>}
        {isFirst && isNamedKind(entry.kind) && <span className={styles.kind}>{kinds[entry.kind]}</span>}
        <Phrases text={part.text} />
        {isLast && entry.speaker !== '' && <span className={styles.speaker}>（{entry.speaker}）</span>}
      </p>
    </li>
  )
}
