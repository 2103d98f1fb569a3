import { useState } from 'react'
import type { Phase } from '../../shared/meeting/read-meeting.ts'
import { patchMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { type MeetingScreen, navigate, pathOf } from '../route.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useTask } from '../ui/use-task.ts'
import styles from './setup.module.css'
import { setupMessages } from './setup-messages.ts'

type Props = { readonly id: string; readonly phase: Phase }

/** The one action of the set-up: starts the meeting; later, goes where the work is. */
export function StartButton({ id, phase }: Props) {
  const text = useMessages(setupMessages)
  const task = useTask()
  const [isFailed, setFailed] = useState(false)
  const go = (screen: MeetingScreen) => navigate(pathOf({ kind: 'meeting', meeting: id, screen }))
  const start = async () => {
    const isDone = await task.run(() => patchMeeting(id, { phase: 'live' }))
    setFailed(isDone === null)
    if (isDone !== null) go('stream')
  }
  const isOver = phase === 'edit' || phase === 'final'
  const act = {
    prepare: start,
    live: async () => go('stream'),
    edit: async () => go('summary'),
    final: async () => go('summary'),
  }
  return (
    <span className={styles.start}>
      <Button small look="primary" isPending={task.isPending} onPress={() => void act[phase]()}>
        {isOver ? text.toSummary : phase === 'live' ? text.enter : text.start}
      </Button>
      <Dialog title={text.start} isOpen={isFailed} onClose={() => setFailed(false)}>
        {task.failure && <ErrorNotice failure={task.failure} onRetry={() => void start()} />}
        <DialogActions>
          <Button onPress={() => setFailed(false)}>{text.close}</Button>
        </DialogActions>
      </Dialog>
    </span>
  )
}
