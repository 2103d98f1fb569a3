import type { Comparison } from '../../shared/compare/compare-meetings.ts'
import { restorePoint } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useTask } from '../ui/use-task.ts'
import { historyMessages } from './history-messages.ts'

type Props = {
  readonly meetingId: string
  readonly point: string
  readonly time: string
  /** What has changed since that moment. */
  readonly counts: Comparison
  readonly onClose: () => void
  readonly onRestored: (count: number) => void
}

/** Says what going back will change, and what it will not destroy. */
export function RestoreDialog({ meetingId, point, time, counts, onClose, onRestored }: Props) {
  const text = useMessages(historyMessages)
  const { cancel } = useMessages(words)
  const task = useTask()
  const { back, counts: found } = counts
  const restore = async () => {
    const done = await task.run(() => restorePoint(meetingId, point))
    if (done !== null) onRestored(done.value.changed + done.value.returned)
  }
  return (
    <Dialog alert isOpen title={text.restoreTitle(time)} onClose={onClose}>
      <p>{text.restoreText({ changed: back.changed, removed: back.returned, added: found.added })}</p>
      <p>{text.restoreKeeps}</p>
      {task.failure && <ErrorNotice failure={task.failure} />}
      <DialogActions>
        <Button look="primary" isPending={task.isPending} onPress={() => void restore()}>
          {text.restoreAction}
        </Button>
        <Button look="quiet" autoFocus onPress={onClose}>
          {cancel}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
