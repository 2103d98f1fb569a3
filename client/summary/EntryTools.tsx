import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import menuStyles from '../ui/menu.module.css'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'
import type { EntryActions } from './EntryOnSheet.tsx'
import { messages } from './messages.ts'
import styles from './summary.module.css'
import type { SummaryLine } from './summary-lines.ts'

type Props = {
  readonly line: Extract<SummaryLine, { kind: 'action' | 'opinion' }>
  readonly themes: readonly ThemeMark[]
  readonly theme: ThemeMark | null
  readonly isConfirmed: boolean
  readonly actions: EntryActions
}

/** What can be done with the selected entry, in the sheet's outer margin. */
export function EntryTools({ line, themes, theme, isConfirmed, actions }: Props) {
  const text = useMessages(messages)
  const { id } = line.entry
  const at = line.siblings.indexOf(id)
  return (
    <div role="toolbar" aria-label={text.tools} aria-orientation="vertical" className={styles.tools}>
      <Tool icon="chevronUp" isDisabled={at <= 0} onPress={() => actions.move(line.siblings, id, -1)}>
        {text.up}
      </Tool>
      <Tool
        icon="chevronDown"
        isDisabled={at === line.siblings.length - 1}
        onPress={() => actions.move(line.siblings, id, 1)}
      >
        {text.down}
      </Tool>
      <ThemeTool themes={themes} theme={theme} onChoose={chosen => actions.setTheme(id, chosen)} />
      <Tool icon="check" onPress={() => actions.toggleConfirmed(id)}>
        {isConfirmed ? text.unconfirm : text.confirm}
      </Tool>
      <Tool icon="eyeOff" onPress={() => actions.omit(id)}>
        {text.omit}
      </Tool>
    </div>
  )
}

type ToolProps = {
  readonly icon: IconName
  readonly children: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

function Tool({ icon, children, isDisabled = false, onPress }: ToolProps) {
  return (
    <Button isDisabled={isDisabled} onPress={onPress}>
      <Icon name={icon} />
      {children}
    </Button>
  )
}

type ThemeToolProps = {
  readonly themes: readonly ThemeMark[]
  readonly theme: ThemeMark | null
  readonly onChoose: (theme: string | null) => void
}

const NO_THEME = 'no theme'

function ThemeTool({ themes, theme, onChoose }: ThemeToolProps) {
  const text = useMessages(messages)
  const { noTheme } = useMessages(words)
  return (
    <MenuTrigger>
      <Button>
        <ThemeSquare mark={theme} />
        {text.theme}
      </Button>
      <Popover className={menuStyles.popover ?? ''} placement="bottom end">
        <Menu
          className={menuStyles.menu ?? ''}
          aria-label={text.theme}
          selectionMode="single"
          selectedKeys={[theme?.id ?? NO_THEME]}
          onAction={key => onChoose(key === NO_THEME ? null : String(key))}
        >
          {themes.map(mark => (
            <MenuItem key={mark.id} id={mark.id} textValue={mark.label} className={menuStyles.item ?? ''}>
              <ThemeSquare mark={mark} />
              {mark.label}
            </MenuItem>
          ))}
          <MenuItem id={NO_THEME} textValue={noTheme} className={menuStyles.item ?? ''}>
            <ThemeSquare mark={null} />
            {noTheme}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
