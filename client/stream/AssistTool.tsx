import { Keys } from '../ui/Keys.tsx'
import styles from './assist.module.css'

type Props = {
  readonly keys: readonly string[]
  readonly does: string
  /** What the entry has, in place of the word where its row has no room to say so. */
  readonly value?: string | undefined
  readonly onPress: () => void
}

/** A key with what it does, as a button of the line of hints. Pressing it does not take the focus from the editor. */
export function AssistTool({ keys, does, value = '', onPress }: Props) {
  return (
    <button
      type="button"
      className={styles.tool}
      onMouseDown={event => event.preventDefault()}
      onClick={onPress}
    >
      <Keys names={keys} />
      <span className={styles.value}>{value}</span>
      <span className={styles.does}>{does}</span>
    </button>
  )
}
