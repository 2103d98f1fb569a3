import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import menuStyles from '../ui/menu.module.css'
import { TriggerButton } from '../ui/TriggerButton.tsx'
import { setupMessages } from './setup-messages.ts'

type Props = {
  readonly label: string
  /** Null where there is nothing above or below. */
  readonly onUp: (() => void) | null
  readonly onDown: (() => void) | null
  readonly onRemove: () => void
}

/** What can be done with a row without dragging or keys. */
export function ListRowMenu({ label, onUp, onDown, onRemove }: Props) {
  const text = useMessages(setupMessages)
  return (
    <MenuTrigger>
      <TriggerButton small look="quiet" icon="more" aria-label={label} />
      <Popover className={menuStyles.popover ?? ''} placement="bottom end">
        <Menu className={menuStyles.menu ?? ''} aria-label={label}>
          <MenuItem className={menuStyles.item ?? ''} isDisabled={onUp === null} onAction={() => onUp?.()}>
            {text.moveUp}
          </MenuItem>
          <MenuItem
            className={menuStyles.item ?? ''}
            isDisabled={onDown === null}
            onAction={() => onDown?.()}
          >
            {text.moveDown}
          </MenuItem>
          <MenuItem className={classNames(menuStyles.item, menuStyles.danger)} onAction={onRemove}>
            {text.remove}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
