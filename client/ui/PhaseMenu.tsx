import { useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { PHASES, type Phase } from '../../shared/meeting/read-meeting.ts'
import { patchMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { lazyPart } from './LazyPart.tsx'
import { MenuButton } from './MenuButton.tsx'
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
      <MenuButton
        className={styles.phase}
        aria-label={text.label(phases[phase])}
        label={text.menu}
        sections={[
          {
            items: PHASES.map(id => ({
              id,
              label: phases[id],
              isDisabled: phaseStep(phase, id, role) === 'no',
            })),
            chosen: phase,
            onChoose: id => PHASES.filter(each => each === id && each !== phase).forEach(choose),
          },
        ]}
      >
        {phases[phase]}
        <Icon name="chevronDown" size={14} />
      </MenuButton>
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
