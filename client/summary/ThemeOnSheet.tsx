import { type KeyboardEvent, useState } from 'react'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import { isOfInputMethod } from '../ui/of-input-method.ts'
import type { DeskActions } from './desk-parts.ts'
import entryStyles from './entry.module.css'
import { messages } from './messages.ts'
import { SheetLine } from './SheetLine.tsx'
import styles from './sheet.module.css'
import type { ThemeLine } from './summary-lines.ts'
import { ThemeName } from './ThemeName.tsx'
import { ChoiceTool, Tool } from './Tool.tsx'
import { useCalledFor } from './use-called-for.ts'
import type { Selected } from './use-selection.ts'

type Props = {
  readonly line: ThemeLine
  readonly id: string
  readonly label: string
  readonly themes: readonly ThemeMark[]
  readonly selected: Selected | null
  readonly place: string
  readonly actions: DeskActions
}

/** A theme's heading on the sheet: renamed in place, moved among the themes, merged into another. */
export function ThemeOnSheet({ line, id, label, themes, selected, place, actions }: Props) {
  const text = useMessages(messages)
  const key = themeKey(line)
  const frame = useCalledFor(selected, place)
  const [isRenamed, setRenamed] = useState(false)
  const at = themes.findIndex(theme => theme.id === id)
  const rename = (name: string | null, how: 'key' | 'elsewhere') => {
    setRenamed(false)
    if (name !== null) actions.renameTheme(id, name)
    if (how === 'key') actions.goTo(key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || isOfInputMethod(event.nativeEvent)) return
    const step = event.code === 'ArrowUp' ? -1 : event.code === 'ArrowDown' ? 1 : null
    if (event.key === 'Enter') setRenamed(true)
    else if (event.altKey && step !== null) actions.moveTheme(id, step)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a heading and its controls, not of form fields
    <div
      ref={frame}
      role="group"
      aria-label={text.themeNamed(label)}
      className={classNames(styles.themeFrame, entryStyles.entry, selected !== null && entryStyles.selected)}
      data-theme-line={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked on by keys, as entries are
      tabIndex={0}
      onFocus={() => actions.select(key)}
      onKeyDown={onKeyDown}
    >
      {isRenamed ? (
        <ThemeName label={label} onEnd={rename} />
      ) : (
        // biome-ignore lint/a11y: the frame around it does the same by Enter
        <div onClick={() => setRenamed(true)}>
          <SheetLine line={line} />
        </div>
      )}
      {selected && (
        <div
          role="toolbar"
          aria-label={text.themeTools}
          aria-orientation="vertical"
          className={entryStyles.tools}
        >
          <Tool icon="letters" onPress={() => setRenamed(true)}>
            {text.rename}
          </Tool>
          <Tool icon="chevronUp" isDisabled={at <= 0} onPress={() => actions.moveTheme(id, -1)}>
            {text.up}
          </Tool>
          <Tool
            icon="chevronDown"
            isDisabled={at === themes.length - 1}
            onPress={() => actions.moveTheme(id, 1)}
          >
            {text.down}
          </Tool>
          <ChoiceTool
            icon={<Icon name="merge" />}
            label={text.merge}
            choices={themes.flatMap(mark =>
              mark.id === id ? [] : [{ id: mark.id, label: mark.label, mark }],
            )}
            onChoose={into => actions.mergeTheme(id, into)}
          />
        </div>
      )}
    </div>
  )
}

/** What a theme's heading is selected by: it may stand under several agenda items. */
export function themeKey({ agenda, theme }: ThemeLine): string {
  return `theme ${agenda} ${theme}`
}
