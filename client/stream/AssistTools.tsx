import { useMessages } from '../i18n/language.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Keys } from '../ui/Keys.tsx'
import { keyName } from '../ui/key-names.ts'
import styles from './assist.module.css'
import { commandNames } from './commands/command-words.ts'
import type { Palette } from './commands/use-palette.ts'
import type { StreamEditor } from './editor/stream-editor.ts'
import { streamMessages } from './stream-messages.ts'

type Props = { readonly editor: StreamEditor | null; readonly onCommands: Palette['show'] }

/** At the end of the line, always: undo and redo, every command, and the list of keys. */
export function AssistTools({ editor, onCommands }: Props) {
  const text = useMessages(streamMessages)
  const { undo, redo } = useMessages(commandNames)
  return (
    <div className={styles.always}>
      {editor && (
        <>
          <IconTool icon="undo" name={undo} keys={['Ctrl', 'Z']} onPress={editor.undo} />
          <IconTool icon="redo" name={redo} keys={['Ctrl', 'Y']} onPress={editor.redo} />
        </>
      )}
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

type IconToolProps = {
  readonly icon: IconName
  readonly name: string
  readonly keys: readonly string[]
  readonly onPress: () => void
}

function IconTool({ icon, name, keys, onPress }: IconToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={name}
      title={`${name} (${keys.map(keyName).join('+')})`}
      onMouseDown={event => event.preventDefault()}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  )
}
