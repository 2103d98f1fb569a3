import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { MenuTick } from '../../ui/MenuTick.tsx'
import menuStyles from '../../ui/menu.module.css'

type Props = {
  readonly icon: IconName
  readonly label: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** A button with a list of which one is chosen. */
export function ChoiceMenu({ icon, label, choices, chosen, onChoose }: Props) {
  return (
    <MenuTrigger>
      <Button small icon={icon}>
        {label}
      </Button>
      <Popover className={menuStyles.popover ?? ''} placement="top">
        <Menu
          className={menuStyles.menu ?? ''}
          aria-label={label}
          selectionMode="single"
          selectedKeys={[chosen]}
          onAction={key => onChoose(String(key))}
        >
          {choices.map(choice => (
            <MenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              className={menuStyles.item ?? ''}
            >
              <MenuTick />
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
