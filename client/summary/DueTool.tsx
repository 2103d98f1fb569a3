import { useState } from 'react'
import { Dialog, DialogTrigger, Popover, Button as ToolButton } from 'react-aria-components'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import fieldStyles from '../ui/field.module.css'
import { Icon } from '../ui/Icon.tsx'
import menuStyles from '../ui/menu.module.css'
import styles from './entry.module.css'
import { messages } from './messages.ts'

type Props = {
  /** ISO date, or what came from elsewhere. */
  readonly due: () => string | null
  readonly onChoose: (due: string | null) => void
}

/** The day by which an action is due, which is printed behind it. */
export function DueTool({ due, onChoose }: Props) {
  const text = useMessages(messages)
  const [day, setDay] = useState('')
  return (
    <DialogTrigger onOpenChange={isOpen => isOpen && setDay(due() ?? '')}>
      <ToolButton>
        <Icon name="calendar" />
        {text.due}
      </ToolButton>
      <Popover className={menuStyles.popover ?? ''} placement="bottom end">
        <Dialog aria-label={text.due}>
          {({ close }) => {
            const choose = (chosen: string | null) => {
              close()
              onChoose(chosen)
            }
            return (
              <form
                className={styles.due}
                onSubmit={event => {
                  event.preventDefault()
                  choose(day || null)
                }}
              >
                <input
                  type="date"
                  autoFocus
                  required
                  className={fieldStyles.input}
                  aria-label={text.due}
                  value={day}
                  onChange={event => setDay(event.target.value)}
                />
                <Button small look="primary" type="submit">
                  {text.setDue}
                </Button>
                <Button small onPress={() => choose(null)}>
                  {text.noDue}
                </Button>
              </form>
            )
          }}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
