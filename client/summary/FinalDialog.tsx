import type { OpenPoints } from '../../shared/summary/open-points.ts'
import { patchMeeting } from '../api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { holdsUnsaved } from '../sync/save-state.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useTask } from '../ui/use-task.ts'
import { messages } from './messages.ts'

type Props = {
  readonly connection: MeetingConnection
  readonly points: OpenPoints
  /** Remarks without a theme for which the meeting is set to stop. */
  readonly stopping: number
  readonly onClose: () => void
  readonly onShowOpen: () => void
}

/** The last question: open points do not prevent it; unsaved changes do, and remarks for which exports are stopped. */
export function FinalDialog({ connection, points, stopping, onClose, onShowOpen }: Props) {
  const text = useMessages(messages)
  const { noTheme, statuses } = useMessages(words)
  const task = useTask()
  const isUnsaved = holdsUnsaved(useObservable(connection.save))
  const finalise = async () => {
    if ((await task.run(() => patchMeeting(connection.meetingId, { phase: 'final' }))) !== null) onClose()
  }
  const hasOpen = points.count > 0
  const remaining = [
    { label: text.fiscalYear, count: points.otherYear === null ? 0 : 1 },
    { label: noTheme, count: points.withoutTheme.length },
    { label: text.duplicates, count: points.duplicates.length },
    { label: text.wording, count: points.wording.length },
    { label: statuses.draft, count: points.unconfirmed.length },
    { label: text.hidden, count: points.hidden.length },
    { label: text.empty, count: points.empty.length },
  ]
  return (
    <Dialog alert isOpen title={text.finaliseQuestion(points.count)} onClose={onClose}>
      <p>{text.finaliseExplanation(remaining.filter(({ count }) => count > 0))}</p>
      {stopping > 0 && <p role="status">{text.stopped(stopping)}</p>}
      {isUnsaved && <p role="status">{text.unsavedFirst}</p>}
      {task.failure && <ErrorNotice failure={task.failure} />}
      <DialogActions>
        {hasOpen && (
          <Button look="primary" autoFocus onPress={onShowOpen}>
            {text.showOpen}
          </Button>
        )}
        <Button
          look={hasOpen ? 'plain' : 'primary'}
          isDisabled={isUnsaved || stopping > 0}
          isPending={task.isPending}
          onPress={() => void finalise()}
        >
          {text.finaliseAnyway}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {text.cancel}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
