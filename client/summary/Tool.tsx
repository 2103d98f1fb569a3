import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { MenuTick } from '../ui/MenuTick.tsx'
import menuStyles from '../ui/menu.module.css'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'

type ToolProps = {
  readonly icon: IconName
  readonly children: string
  readonly isDisabled?: boolean
  /** Leaves the focus in the text that it acts on. */
  readonly keepsFocus?: boolean
  readonly onPress: () => void
}

/** A button of the list beside what is selected on the sheet. */
export function Tool({ icon, children, isDisabled = false, keepsFocus = false, onPress }: ToolProps) {
  return (
    <Button isDisabled={isDisabled} preventFocusOnPress={keepsFocus} onPress={onPress}>
      <Icon name={icon} />
      {children}
    </Button>
  )
}

type Choice = { readonly id: string; readonly label: string; readonly mark?: ThemeMark | null }

type ChoiceProps = {
  readonly icon: IconName | ReactNode
  readonly label: string
  readonly choices: readonly Choice[]
  /** The id of the one that holds now, if any. */
  readonly chosen?: string
  readonly onChoose: (id: string) => void
}

/** A tool that opens a menu of choices; themes are marked with their squares. */
export function ChoiceTool({ icon, label, choices, chosen, onChoose }: ChoiceProps) {
  return (
    <MenuTrigger>
      <Button>
        {typeof icon === 'string' ? <Icon name={icon as IconName} /> : icon}
        {label}
      </Button>
      <Popover className={menuStyles.popover ?? ''} placement="bottom end">
        <Menu
          className={menuStyles.menu ?? ''}
          aria-label={label}
          onAction={key => onChoose(String(key))}
          {...(chosen === undefined ? {} : { selectionMode: 'single', selectedKeys: [chosen] })}
        >
          {choices.map(choice => (
            <MenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              className={menuStyles.item ?? ''}
            >
              {choice.mark !== undefined ? (
                <ThemeSquare mark={choice.mark} />
              ) : (
                chosen !== undefined && <MenuTick />
              )}
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
