import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { SPEAKER_STYLES, type SpeakerStyle } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { MenuTick } from '../ui/MenuTick.tsx'
import menuStyles from '../ui/menu.module.css'
import { TriggerButton } from '../ui/TriggerButton.tsx'
import { messages } from './messages.ts'

type Props = {
  readonly value: SpeakerStyle
  readonly isLocked: boolean
  readonly onChange: (style: SpeakerStyle) => void
}

/** How the document names speakers. */
export function SpeakerStyleMenu({ value, isLocked, onChange }: Props) {
  const text = useMessages(messages)
  return (
    <MenuTrigger>
      <TriggerButton look="quiet" isDisabled={isLocked}>
        {text.speakers}
        {text.speakerStyles[value]}
        <Icon name="chevronDown" size={14} />
      </TriggerButton>
      <Popover className={menuStyles.popover ?? ''} placement="top start">
        <Menu
          className={menuStyles.menu ?? ''}
          aria-label={text.speakers}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onAction={key => SPEAKER_STYLES.filter(style => style === key).forEach(onChange)}
        >
          {SPEAKER_STYLES.map(style => (
            <MenuItem
              key={style}
              id={style}
              textValue={text.speakerStyles[style]}
              className={menuStyles.item ?? ''}
            >
              <MenuTick />
              {text.speakerStyles[style]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
