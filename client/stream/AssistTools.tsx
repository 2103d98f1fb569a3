import { useMessages } from '../i18n/language.ts'
import { Keys } from '../ui/Keys.tsx'
import styles from './assist.module.css'
import type { Palette } from './commands/use-palette.ts'
import { streamMessages } from './stream-messages.ts'

/** At the end of the line, always: every command, and the list of keys. */
export function AssistTools({ onCommands }: { readonly onCommands: Palette['show'] }) {
  const text = useMessages(streamMessages)
  return (
    <div className={styles.always}>
      <button
        type="button"
        className={styles.tool}
        onMouseDown={event => event.preventDefault()}
        onClick={() => onCommands('all')}
      >
        <span className={styles.commands}>
          <Keys names={['Ctrl', 'K']} />
        </span>
        {text.commands}
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-label={text.keyList}
        title={text.keyList}
        onMouseDown={event => event.preventDefault()}
        onClick={() => onCommands('keys')}
      >
        <kbd>?</kbd>
      </button>
    </div>
  )
}
