import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { deleteMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { navigate, pathOf } from '../route.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { classNames } from '../ui/class-names.ts'
import menuStyles from '../ui/menu.module.css'
import { TriggerButton } from '../ui/TriggerButton.tsx'
import { useTask } from '../ui/use-task.ts'
import { homeMessages } from './home-messages.ts'

const SCREENS = ['setup', 'stream', 'summary'] as const

type Props = {
  readonly meeting: string
  readonly title: string
  readonly onUseAsPrevious: () => void
  readonly onRemoved: () => void
}

/** The other things that can be done with a meeting of the list. */
export function RowMenu({ meeting, title, onUseAsPrevious, onRemoved }: Props) {
  const text = useMessages(homeMessages)
  const { screens } = useMessages(words)
  const [isAsking, setAsking] = useState(false)
  const task = useTask()
  const remove = async () => {
    const isDone = (await task.run(() => deleteMeeting(meeting))) !== null
    setAsking(!isDone)
    if (isDone) onRemoved()
  }
  const go = (screen: (typeof SCREENS)[number]) => navigate(pathOf({ kind: 'meeting', meeting, screen }))
  return (
    <>
      <MenuTrigger>
        <TriggerButton small look="quiet" icon="more" aria-label={text.more(title)} />
        <Popover className={menuStyles.popover ?? ''} placement="bottom end">
          <Menu className={menuStyles.menu ?? ''} aria-label={text.more(title)}>
            {SCREENS.map(each => (
              <MenuItem key={each} className={menuStyles.item ?? ''} onAction={() => go(each)}>
                {screens[each]}
              </MenuItem>
            ))}
            <MenuItem className={menuStyles.item ?? ''} onAction={onUseAsPrevious}>
              {text.useAsPrevious}
            </MenuItem>
            <MenuItem
              className={classNames(menuStyles.item, menuStyles.danger)}
              onAction={() => setAsking(true)}
            >
              {text.remove}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.removeQuestion}
        explanation={text.removeText(title)}
        action={text.removeAction}
        isPending={task.isPending}
        failure={task.failure}
        onConfirm={() => void remove()}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
