import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Role } from '../../shared/api.ts'
import { PHASES, type Phase } from '../../shared/meeting/read-meeting.ts'
import { patchMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { lazyPart } from './LazyPart.tsx'
import { MenuTick } from './MenuTick.tsx'
import menuStyles from './menu.module.css'
import { phaseMessages } from './phase-messages.ts'
import { phaseStep } from './phase-step.ts'
import styles from './top-bar.module.css'
import { useTask } from './use-task.ts'

const ReopenDialog = lazyPart(
  async () => (await import('./ReopenDialog.tsx')).ReopenDialog,
  null,
  props => props.onCancel,
)

type Props = { readonly meeting: string; readonly phase: Phase; readonly role: Role }

/** The meeting's phase, and the way to another one. A big step asks first; a failed one says why. */
export function PhaseMenu({ meeting, phase, role }: Props) {
  const { phases } = useMessages(words)
  const text = useMessages(phaseMessages)
  const [asked, setAsked] = useState<Phase | null>(null)
  const task = useTask()
  const change = async (to: Phase, reason = '') => {
    setAsked(to)
    if ((await task.run(() => patchMeeting(meeting, { phase: to, reason }))) !== null) setAsked(null)
  }
  const choose = (to: Phase) => {
    task.forget()
    if (phaseStep(phase, to, role) === 'ask') setAsked(to)
    else void change(to)
  }
  if (role === 'view' || (phase === 'final' && role !== 'admin'))
    return <span className={classNames(styles.phase, styles.phaseFixed)}>{phases[phase]}</span>
  return (
    <>
      <MenuTrigger>
        <Button className={styles.phase ?? ''} aria-label={text.label(phases[phase])}>
          {phases[phase]}
          <Icon name="chevronDown" size={14} />
        </Button>
        <Popover className={menuStyles.popover ?? ''}>
          <Menu
            className={menuStyles.menu ?? ''}
            aria-label={text.menu}
            selectionMode="single"
            selectedKeys={[phase]}
            disabledKeys={PHASES.filter(each => phaseStep(phase, each, role) === 'no')}
            onAction={key => PHASES.filter(each => each === key && each !== phase).forEach(choose)}
          >
            {PHASES.map(each => (
              <MenuItem key={each} id={each} textValue={phases[each]} className={menuStyles.item ?? ''}>
                <MenuTick />
                {phases[each]}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked && phase === 'final' && (
        <ReopenDialog
          to={asked}
          isPending={task.isPending}
          failure={task.failure}
          onConfirm={reason => void change(asked, reason)}
          onCancel={() => setAsked(null)}
        />
      )}
      {asked && phase !== 'final' && (phaseStep(phase, asked, role) === 'ask' || task.failure) && (
        <ConfirmDialog
          isOpen
          title={text.question(phases[asked])}
          explanation={text.explanation(asked)}
          action={text.action(phases[asked])}
          isPending={task.isPending}
          failure={task.failure}
          onConfirm={() => void change(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  )
}
