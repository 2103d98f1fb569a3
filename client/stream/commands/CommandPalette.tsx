import { type KeyboardEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMessages } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { isOfInputMethod } from '../../ui/of-input-method.ts'
import { ThemeSquare } from '../../ui/ThemeSquare.tsx'
import { useInSight, useOptionList } from '../picker/use-option-list.ts'
import type { Command } from './command.ts'
import { paletteMessages } from './command-messages.ts'
import { ModalDialog } from './ModalDialog.tsx'
import styles from './palette.module.css'

const ID = 'command-palette'

type Props = {
  /** What is chosen from: everything, or 「テーマ」 and the like. */
  readonly title: string
  readonly find: (query: string) => readonly Command[]
  readonly onClose: () => void
}

/** A list of commands that is filtered as one types. A command runs once the palette is closed and focus is back. */
export function CommandPalette({ title, find, onClose }: Props) {
  const text = useMessages(paletteMessages)
  const [query, setQuery] = useState('')
  const commands = find(query)
  const run = (command: Command) => {
    flushSync(onClose)
    command.run()
  }
  const { active, restart, takeKey } = useOptionList({ options: commands, onChoose: run, onDismiss: onClose })
  const handleKey = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return
    if (takeKey(event)) event.preventDefault()
  }
  return (
    <ModalDialog className={styles.palette} label={title} onClose={onClose}>
      <label className={styles.field}>
        <Icon name="search" />
        <span className={styles.label}>{title === text.commands ? text.search : title}</span>
        <input
          value={query}
          role="combobox"
          aria-expanded="true"
          aria-controls={ID}
          aria-autocomplete="list"
          aria-activedescendant={commands[active] && `${ID}-${commands[active].id}`}
          spellCheck={false}
          onKeyDown={handleKey}
          onChange={event => {
            setQuery(event.target.value)
            restart()
          }}
        />
      </label>
      <div role="listbox" id={ID} tabIndex={-1} aria-label={title} className={styles.list}>
        {commands.map((command, index) => (
          <Line key={command.id} command={command} isActive={index === active} onRun={() => run(command)} />
        ))}
      </div>
      <p className={styles.foot}>
        <span role="status">{commands.length === 0 ? text.nothing : text.found(commands.length)}</span>
        <span>
          <Keys names={['↑', '↓']} /> {text.choose}
        </span>
        <span>
          <Keys names={['Enter']} /> {text.run}
        </span>
        <span>
          <Keys names={['Esc']} /> {text.close}
        </span>
        <span className={styles.hint}>{text.hint}</span>
      </p>
    </ModalDialog>
  )
}

type LineProps = { command: Command; isActive: boolean; onRun: () => void }

function Line({ command: { id, group, label, detail, mark, keys }, isActive, onRun }: LineProps) {
  const line = useInSight(isActive)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, aria-activedescendant names the line
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys come in through the field
    <div
      role="option"
      id={`${ID}-${id}`}
      aria-selected={isActive}
      className={styles.line}
      ref={line}
      onMouseDown={event => event.preventDefault()}
      onClick={onRun}
    >
      <span className={styles.group}>{group}</span>
      {mark && <ThemeSquare mark={mark} />}
      <span className={styles.name}>{label}</span>
      <span className={styles.detail}>{detail}</span>
      <span className={styles.keys}>
        <Keys names={keys} />
      </span>
    </div>
  )
}
